package cn.hegui.spark;

import cn.hegui.intake.RawRecord;
import cn.hegui.model.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file whose row groups lie in a chunk, each as the JSON that it stands for; row numbers are lines. */
final class ParquetRecords implements ChunkRecords {
    private final StoredFacts file;
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final MessageColumnIO columns;
    private @Nullable RecordReader<Group> rows;
    private long rowsLeft;
    private long row;

    private ParquetRecords(StoredFacts file, ParquetFileReader reader, MessageType schema) {
        this.file = file;
        this.reader = reader;
        this.schema = schema;
        this.columns = new ColumnIOFactory(reader.getFooter().getFileMetaData().getCreatedBy())
                .getColumnIO(schema, reader.getFileMetaData().getSchema());
    }

    static ParquetRecords open(Chunk chunk, Set<String> names, Configuration hadoop) throws IOException {
        StoredFacts file = chunk.file();
        ParquetFileReader reader;
        try {
            reader = ParquetFileReader.open(
                    HadoopInputFile.fromStatus(file.unchanged(hadoop), hadoop),
                    HadoopReadOptions.builder(hadoop)
                            .withRange(chunk.start(), chunk.end())
                            .usePageChecksumVerification(true)
                            .build());
        } catch (IOException | RuntimeException broken) {
            throw unreadable(file, broken);
        }
        MessageType schema = reader.getFileMetaData().getSchema();
        if (!names.isEmpty()) {
            List<Type> wanted = schema.getFields().stream()
                    .filter(field -> names.contains(field.getName()))
                    .toList();
            schema = new MessageType(schema.getName(), wanted);
            reader.setRequestedSchema(schema);
        }
        return new ParquetRecords(file, reader, schema);
    }

    @Override
    public @Nullable RawRecord next() {
        try {
            while (rowsLeft == 0) {
                PageReadStore group = reader.readNextRowGroup();
                if (group == null) {
                    return null;
                }
                rowsLeft = group.getRowCount();
                row = group.getRowIndexOffset()
                        .orElseThrow(() -> new IOException("the row groups have no row numbers"));
                rows = columns.getRecordReader(group, new GroupRecordConverter(schema));
            }
            rowsLeft--;
            row++;
            Group group = rows == null ? null : rows.read();
            if (group == null) {
                throw new IOException("row " + row + " is not there");
            }
            return RawRecord.of(file.name(), row, ParquetRow.json(group));
        } catch (IOException | RuntimeException broken) {
            throw unreadable(file, broken);
        }
    }

    /** Rows are numbered through the file, so that none need be counted. */
    @Override
    public long lineEnds() {
        return 0;
    }

    @Override
    public @Nullable String sha256() {
        return null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static ClusterException unreadable(StoredFacts file, Exception failure) {
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new ClusterException(
                new Texts(
                        file.name() + " 不是完整的 Parquet 文件：" + reason + "。可能复制或写入未完成；请重新获取该文件。",
                        file.name() + " is no complete Parquet file: " + reason
                                + ". Maybe it was not copied or written to its end; fetch it again."),
                failure);
    }
}
