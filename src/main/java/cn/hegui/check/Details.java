package cn.hegui.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The figures that a finding used, by field name, in the order in which they were noted. Most findings are passes that
 * nobody reads, so a figure that is only for show is worked out when it is read.
 */
final class Details extends AbstractMap<String, Object> {
    private static final int FEW = 8;

    private @Nullable Object[] entries = new Object[2 * FEW];
    private int used;

    /** An amount in CNY, shown to the fen. */
    private record Fen(BigDecimal amount) {}

    /** Notes {@code value}; a later one of the same name takes its place. */
    void note(String name, Object value) {
        for (int i = 0; i < used; i += 2) {
            if (name.equals(entries[i])) {
                entries[i + 1] = value;
                return;
            }
        }
        if (used == entries.length) {
            entries = Arrays.copyOf(entries, 2 * used);
        }
        entries[used] = name;
        entries[used + 1] = value;
        used += 2;
    }

    /** Notes an amount in CNY. */
    void noteMoney(String name, BigDecimal amount) {
        note(name, new Fen(amount));
    }

    /** Notes a value that is worked out when it is read. */
    void noteLater(String name, Supplier<?> value) {
        note(name, value);
    }

    private Object value(int index) {
        Object value = entries[index + 1];
        if (value instanceof Fen fen) {
            return fen.amount().setScale(2, RoundingMode.UNNECESSARY);
        }
        if (value instanceof Supplier<?> later) {
            return later.get();
        }
        if (value == null) {
            throw new IllegalStateException("a detail without a value");
        }
        return value;
    }

    @Override
    public int size() {
        return used / 2;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        for (int i = 0; i < used; i += 2) {
            if (entries[i] != null && entries[i].equals(name)) {
                return value(i);
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return used / 2;
            }

            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < used;
                    }

                    @Override
                    public Map.Entry<String, Object> next() {
                        if (next >= used) {
                            throw new NoSuchElementException();
                        }
                        Map.Entry<String, Object> entry = Map.entry(String.valueOf(entries[next]), value(next));
                        next += 2;
                        return entry;
                    }
                };
            }
        };
    }
}
