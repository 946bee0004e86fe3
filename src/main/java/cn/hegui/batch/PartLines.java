package cn.hegui.batch;

import java.util.List;
import java.util.Set;

/**
 * The lines of a part of the input.
 *
 * @param files those of each of {@link RunOutput#FILES}
 * @param entries its entries in the index, whose places count from the start of the part
 * @param seats the kinds and regions of its entries
 */
record PartLines(List<byte[]> files, byte[] entries, int entryCount, Set<Contexts.Seat> seats) {}
