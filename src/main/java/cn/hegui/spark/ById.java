package cn.hegui.spark;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.Partitioner;
import scala.Tuple2;

/** Brings the sightings of one subject together: keys are its kind and id, and where it was met (chunk, record in it). */
final class ById extends Partitioner {
    private static final long serialVersionUID = 1L;

    /** More parts than this make the shuffle of a large input no faster. */
    static final int MOST_PARTS = 2000;

    private final int parts;

    ById(int parts) {
        this.parts = parts;
    }

    @Override
    public int numPartitions() {
        return parts;
    }

    @Override
    public int getPartition(Object key) {
        return Math.floorMod(((Tuple2<?, ?>) key)._1().hashCode(), parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ById same && same.parts == parts;
    }

    @Override
    public int hashCode() {
        return parts;
    }

    /** By subject, then as the input goes. */
    static final class InputOrder implements Comparator<Tuple2<String, long[]>>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(Tuple2<String, long[]> one, Tuple2<String, long[]> other) {
            int bySubject = one._1().compareTo(other._1());
            if (bySubject != 0) {
                return bySubject;
            }
            int byChunk = Long.compare(one._2()[0], other._2()[0]);
            return byChunk != 0 ? byChunk : Long.compare(one._2()[1], other._2()[1]);
        }
    }
}
