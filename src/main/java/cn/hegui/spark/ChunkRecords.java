package cn.hegui.spark;

import cn.hegui.intake.FactFile;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import cn.hegui.intake.UnreadableInputException;
import cn.hegui.model.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** The records of one chunk in their order, with bounded memory; for one thread. */
interface ChunkRecords extends Closeable {
    /** The next record, or null at the end of the chunk. */
    @Nullable
    RawRecord next() throws IOException;

    /** How many lines end in what was read. */
    long lineEnds();

    /** The SHA-256 of the file's stored bytes, where the chunk is all of it and was read to its end; else null. */
    @Nullable
    String sha256();

    /**
     * The records of {@code chunk}, before which {@code linesBefore} lines of its file end. Of Parquet only the columns
     * named are read, none for all; its rows count as lines.
     */
    static ChunkRecords open(Chunk chunk, long linesBefore, Set<String> columns, Configuration hadoop)
            throws IOException {
        StoredFacts file = chunk.file();
        file.unchanged(hadoop);
        return switch (file.form()) {
            case PARQUET -> ParquetRecords.open(chunk, columns, hadoop);
            case LINES -> lines(chunk, linesBefore, hadoop);
            case WHOLE -> of(factFile(file, () -> file.open(hadoop)).open(), null, true);
        };
    }

    /** A task that hears of a failure while it works on {@code chunk} passes it on by this: naming the file, in words. */
    static ClusterException failure(Chunk chunk, Throwable failure) {
        if (failure instanceof ClusterException told) {
            return told;
        }
        if (failure instanceof UnreadableInputException unreadable) {
            // Its words would not survive the way to the driver.
            return new ClusterException(unreadable.texts(), failure);
        }
        String place = chunk.file().name();
        String reason =
                failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : " " + failure.getMessage());
        return new ClusterException(
                new Texts(
                        "处理 " + place + "（字节 " + chunk.start() + " 至 " + chunk.end() + "）时失败：" + reason
                                + "。请检查文件；没有留下结果。",
                        "Failed at " + place + " (bytes " + chunk.start() + " to " + chunk.end() + "): " + reason
                                + ". Check the file; no results are left."),
                failure);
    }

    private static ChunkRecords lines(Chunk chunk, long linesBefore, Configuration hadoop) throws IOException {
        StoredFacts file = chunk.file();
        LineRange range = new LineRange(file.open(hadoop), chunk.start(), chunk.end(), file.size());
        RawRecords records = chunk.isFirst()
                ? factFile(file, () -> range).open()
                : RawRecords.linesAfter(file.name(), linesBefore, range);
        return of(records, range, chunk.isWhole());
    }

    private static FactFile factFile(StoredFacts file, FactFile.Source source) {
        FactFile facts = FactFile.at(source, file.name());
        if (facts == null) {
            throw new IllegalStateException(file.name() + " holds no facts");
        }
        return facts;
    }

    private static ChunkRecords of(RawRecords records, @Nullable LineRange range, boolean whole) {
        return new ChunkRecords() {
            private boolean ended;

            @Override
            public @Nullable RawRecord next() {
                RawRecord record = records.next();
                ended = record == null;
                return record;
            }

            @Override
            public long lineEnds() {
                return range == null ? 0 : range.lineEnds();
            }

            @Override
            public @Nullable String sha256() {
                return whole && ended ? records.sha256() : null;
            }

            @Override
            public void close() {
                records.close();
            }
        };
    }
}
