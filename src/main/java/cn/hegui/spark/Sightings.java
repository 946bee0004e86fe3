package cn.hegui.spark;

import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Sighting;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.CollectionAccumulator;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * The subjects met on a walk through a chunk: kind and id, chunk and number of the record in it, and the line counted
 * within the chunk. At its end it tells what the chunk came to.
 */
final class Sightings implements Iterator<Tuple2<Tuple2<String, long[]>, Long>>, AutoCloseable {
    private final Chunk chunk;
    private final CollectionAccumulator<ClusterCheck.Walked> walked;
    private final ChunkRecords records;
    private long ordinal;
    private boolean ended;
    private @Nullable Tuple2<Tuple2<String, long[]>, Long> ready;

    Sightings(Chunk chunk, Configuration hadoop, CollectionAccumulator<ClusterCheck.Walked> walked) {
        this.chunk = chunk;
        this.walked = walked;
        try {
            this.records = ChunkRecords.open(chunk, 0, Set.of("kind", "id"), hadoop);
        } catch (IOException | RuntimeException failure) {
            throw ChunkRecords.failure(chunk, failure);
        }
        ClusterCheck.closeWithTask(this);
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready == null && !ended) {
                RawRecord record = records.next();
                if (record == null) {
                    ended = true;
                    walked.add(new ClusterCheck.Walked(chunk.number(), ordinal, records.lineEnds(), records.sha256()));
                } else {
                    ready = sighted(record, ordinal++);
                }
            }
        } catch (IOException | RuntimeException failure) {
            throw ChunkRecords.failure(chunk, failure);
        }
        return ready != null;
    }

    private @Nullable Tuple2<Tuple2<String, long[]>, Long> sighted(RawRecord record, long number) {
        Sighting sighting = FactReader.sighting(record);
        return sighting == null
                ? null
                : new Tuple2<>(
                        new Tuple2<>(sighting.kind().code() + ' ' + sighting.id(), new long[] {chunk.number(), number}),
                        sighting.line());
    }

    @Override
    public Tuple2<Tuple2<String, long[]>, Long> next() {
        Tuple2<Tuple2<String, long[]>, Long> next = hasNext() ? ready : null;
        if (next == null) {
            throw new NoSuchElementException();
        }
        ready = null;
        return next;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
