package cn.hegui.spark;

import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.RegionCode;
import cn.hegui.report.Tally;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import scala.Tuple2;

/** The lines of one chunk, judged some hundred records at a time as they are asked for. */
final class JudgedLines implements Iterator<Tuple2<String, byte[]>>, AutoCloseable {
    /** A group of this size costs the judge least for each subject. */
    private static final int GROUP_RECORDS = 200;

    private static final int GROUP_BYTES = 1 << 20;

    /** Where the subject of a later record was met first. */
    record First(String file, long line) {}

    private final Chunk chunk;
    private final Examiner examiner;
    private final Map<Long, First> later;
    private final ChunkRecords records;
    private final Tally tally = new Tally();
    private final Queue<Tuple2<String, byte[]>> lines = new ArrayDeque<>();
    private long ordinal;
    private boolean ended;

    /**
     * @param linesBefore how many lines end in the file before the chunk
     * @param later the records of the chunk, by their number in it from 0, whose subject was met before
     */
    JudgedLines(Chunk chunk, long linesBefore, Map<Long, First> later, Examiner examiner, Configuration hadoop) {
        this.chunk = chunk;
        this.examiner = examiner;
        this.later = later;
        try {
            this.records = ChunkRecords.open(chunk, linesBefore, Set.of(), hadoop);
        } catch (IOException | RuntimeException failure) {
            throw ChunkRecords.failure(chunk, failure);
        }
    }

    /** What the chunk came to, after its last line. */
    Tally tally() {
        return tally;
    }

    @Override
    public boolean hasNext() {
        try {
            while (lines.isEmpty() && !ended) {
                judgeGroup();
            }
        } catch (IOException | RuntimeException failure) {
            throw ChunkRecords.failure(chunk, failure);
        }
        return !lines.isEmpty();
    }

    @Override
    public Tuple2<String, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return lines.remove();
    }

    private void judgeGroup() throws IOException {
        List<Examiner.Examined> group = new ArrayList<>(GROUP_RECORDS);
        long bytes = 0;
        while (group.size() < GROUP_RECORDS && bytes < GROUP_BYTES) {
            RawRecord record = records.next();
            if (record == null) {
                ended = true;
                break;
            }
            group.add(examined(record));
            bytes += record.size();
        }
        examiner.judge(group, tally, (drawer, bytesOfLines) -> {
            if (bytesOfLines.length > 0) {
                lines.add(new Tuple2<>(drawer.path(), bytesOfLines));
            }
        });
    }

    private Examiner.Examined examined(RawRecord record) {
        Reading reading = examiner.read(record);
        First first = later.get(ordinal++);
        if (first != null) {
            reading = reading.secondTo(first.file(), first.line());
        }
        RegionCode region = reading instanceof Reading.Accepted accepted
                ? accepted.subject().region()
                : FactReader.region(record);
        return new Examiner.Examined(reading, region);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
