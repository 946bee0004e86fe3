package cn.hegui.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Of sightings sorted by subject and input order, all but the first of each subject: the chunk, and in it the number of
 * the record, with the chunk of the first and its line there. Holds one sighting, however often a subject comes.
 */
final class LaterSightings implements Iterator<Tuple2<Integer, long[]>> {
    private final Iterator<Tuple2<Tuple2<String, long[]>, Long>> sightings;
    private String subject = "";
    private long firstChunk;
    private long firstLine;
    private @Nullable Tuple2<Integer, long[]> ready;

    LaterSightings(Iterator<Tuple2<Tuple2<String, long[]>, Long>> sightings) {
        this.sightings = sightings;
    }

    @Override
    public boolean hasNext() {
        while (ready == null && sightings.hasNext()) {
            Tuple2<Tuple2<String, long[]>, Long> sighting = sightings.next();
            long[] place = sighting._1()._2();
            if (sighting._1()._1().equals(subject)) {
                ready = new Tuple2<>((int) place[0], new long[] {place[1], firstChunk, firstLine});
            } else {
                subject = sighting._1()._1();
                firstChunk = place[0];
                firstLine = sighting._2();
            }
        }
        return ready != null;
    }

    @Override
    public Tuple2<Integer, long[]> next() {
        Tuple2<Integer, long[]> next = hasNext() ? ready : null;
        if (next == null) {
            throw new NoSuchElementException();
        }
        ready = null;
        return next;
    }
}
