package cn.hegui.spark;

import cn.hegui.report.Tally;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.util.AccumulatorV2;
import scala.Tuple2;

/**
 * Adds up the tallies of the chunks in the order of the input, whatever the order in which tasks end; the same chunk
 * counts once. Tallies are kept apart only until all before them have come.
 */
final class TallyInOrder extends AccumulatorV2<Tuple2<Integer, Tally>, Tally> {
    private static final long serialVersionUID = 1L;

    private Tally total = new Tally();
    private final SortedMap<Integer, Tally> apart = new TreeMap<>();
    private int next;

    @Override
    public boolean isZero() {
        return next == 0 && apart.isEmpty();
    }

    @Override
    public TallyInOrder copy() {
        TallyInOrder copy = new TallyInOrder();
        copy.total.add(total);
        copy.apart.putAll(apart);
        copy.next = next;
        return copy;
    }

    @Override
    public void reset() {
        total = new Tally();
        apart.clear();
        next = 0;
    }

    @Override
    public void add(Tuple2<Integer, Tally> chunk) {
        apart.put(chunk._1(), chunk._2());
    }

    @Override
    public void merge(AccumulatorV2<Tuple2<Integer, Tally>, Tally> other) {
        ((TallyInOrder) other).apart.forEach((chunk, tally) -> {
            if (chunk >= next) {
                apart.putIfAbsent(chunk, tally);
            }
        });
        for (Tally tally = apart.remove(next); tally != null; tally = apart.remove(next)) {
            total.add(tally);
            next++;
        }
    }

    /** The sum of the chunks so far without a gap. */
    @Override
    public Tally value() {
        return total;
    }
}
