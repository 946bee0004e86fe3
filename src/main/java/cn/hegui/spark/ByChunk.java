package cn.hegui.spark;

import org.apache.spark.Partitioner;

/** Sends what is keyed by the number of a chunk to the task of that chunk. */
final class ByChunk extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int chunks;

    ByChunk(int chunks) {
        this.chunks = chunks;
    }

    @Override
    public int numPartitions() {
        return chunks;
    }

    @Override
    public int getPartition(Object key) {
        return (Integer) key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByChunk same && same.chunks == chunks;
    }

    @Override
    public int hashCode() {
        return chunks;
    }
}
