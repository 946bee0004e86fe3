package cn.hegui.policy;

import cn.hegui.model.Interval;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of regions (GB/T 2260) since 2002: nation, provinces and cities, all of them; counties, those of the places
 * that the table names. Names only: which clauses bind where follows from the digits and asks no list.
 */
public final class Regions {
    private static final String TABLE = "/rules/regions.tsv";
    private static final int COLUMNS = 5;

    /**
     * The name of a code for some years.
     *
     * @param from the first year at whose end it is in use; the least number where that is before the table
     * @param until the first year at whose end it is not; null where it still is
     * @param successors the codes that came after; this code itself where only the name changed
     */
    public record Entry(
            RegionCode code,
            String name,
            int from,
            @Nullable Integer until,
            List<RegionCode> successors) {
        private boolean isInUse(int year) {
            return from <= year && (until == null || year < until);
        }
    }

    private final SortedMap<RegionCode, List<Entry>> entries;

    private Regions(SortedMap<RegionCode, List<Entry>> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /** Reads the table that the program brings along. */
    public static Regions bundled() {
        SortedMap<RegionCode, List<Entry>> entries = new TreeMap<>();
        InputStream table = Regions.class.getResourceAsStream(TABLE);
        if (table == null) {
            throw new IllegalStateException("not on the class path: " + TABLE);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(Regions::entry)
                    .forEach(entry -> entries.computeIfAbsent(entry.code(), code -> new ArrayList<>())
                            .add(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.replaceAll((code, list) -> List.copyOf(list));
        return new Regions(entries);
    }

    private static Entry entry(String line) {
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() != COLUMNS) {
            throw new IllegalStateException("not a code, a name, two years and successors: " + line + " in " + TABLE);
        }
        String successors = cells.get(4);
        return new Entry(
                new RegionCode(cells.get(0)),
                cells.get(1),
                cells.get(2).isEmpty() ? Integer.MIN_VALUE : Integer.parseInt(cells.get(2)),
                cells.get(3).isEmpty() ? null : Integer.valueOf(cells.get(3)),
                successors.isEmpty()
                        ? List.of()
                        : List.of(successors.split(",")).stream()
                                .map(RegionCode::new)
                                .toList());
    }

    /** The names of each code, earliest first, by code. */
    public SortedMap<RegionCode, List<Entry>> entries() {
        return entries;
    }

    /** Whether the code has a name, of whatever time. */
    public boolean knows(RegionCode region) {
        return entries.containsKey(region);
    }

    /** The name of the region alone, its last; empty where none is known. */
    public Optional<String> name(RegionCode region) {
        List<Entry> names = entries.getOrDefault(region, List.of());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.get(names.size() - 1).name());
    }

    /** The codes in use now, ascending. */
    public List<RegionCode> current() {
        return entries.entrySet().stream()
                .filter(names ->
                        names.getValue().get(names.getValue().size() - 1).until() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The names along the chain, for example 吉林省长春市榆树市, as of {@code day}. A code that is no longer in use on that
     * day keeps its last name, and what it became is said beside it. A code without a name stands for itself.
     */
    public Texts fullName(RegionCode region, LocalDate day) {
        Entry own = entry(region, day.getYear());
        if (own == null || own.until() == null || day.getYear() < own.until()) {
            String name = nameAt(region, day.getYear());
            return new Texts(name, name);
        }
        int until = own.until();
        String last = nameAt(region, until - 1);
        List<String> later = own.successors().stream()
                .map(successor -> nameAt(successor, until))
                .toList();
        if (later.equals(List.of(last))) {
            RegionCode code = own.successors().get(0);
            return new Texts(
                    last + "（" + until + " 年起代码为 " + code + "）", last + " (code " + code + " since " + until + ")");
        }
        return new Texts(
                "原" + last + "，" + until + " 年起" + (later.size() > 1 ? "分属" : "为") + String.join("、", later),
                last + " (since " + until + " " + String.join(", ", later) + ")");
    }

    /** The names along the chain as they are now; of a code that is no longer in use, as they were last. */
    public String fullName(RegionCode region) {
        Entry own = entry(region, Integer.MAX_VALUE);
        return nameAt(region, own == null || own.until() == null ? Integer.MAX_VALUE : own.until() - 1);
    }

    private String nameAt(RegionCode region, int year) {
        List<RegionCode> chain = new ArrayList<>(region.chain());
        Collections.reverse(chain);
        return chain.stream()
                .filter(code -> code.equals(region) || !(code.equals(RegionCode.NATION) || isPlaceholder(code)))
                .map(code -> {
                    Entry entry = entry(code, year);
                    // A city that nobody knows adds nothing to the digits of its county.
                    return entry != null ? entry.name() : code.equals(region) ? code.code() : "";
                })
                .collect(Collectors.joining());
    }

    /** The name in use in that year; else the next to come, as today's codes are also written for earlier years; else the last. */
    private @Nullable Entry entry(RegionCode code, int year) {
        List<Entry> named = entries.getOrDefault(code, List.of());
        Entry found = null;
        for (Entry entry : named) {
            found = entry;
            if (entry.isInUse(year) || year < entry.from()) {
                break;
            }
        }
        return found;
    }

    /**
     * Whether this is no city but what stands in its place: the districts or counties of a municipality (110100 市辖区),
     * or what a province administers itself (429000 省直辖县级行政区划).
     */
    private boolean isPlaceholder(RegionCode code) {
        Entry province = entry(code.province(), Integer.MAX_VALUE);
        return code.isCity()
                && (code.code().startsWith("90", 2)
                        || (province != null && province.name().endsWith("市")));
    }

    /**
     * Whether a document in force for {@code time} can be one of {@code region}: the nation, or a province or city that
     * had its code when the document took effect, or a county, listed or not, of such a city.
     */
    boolean canIssue(RegionCode region, Interval time) {
        int year = time.effective().getYear();
        List<Entry> named = entries.get(region);
        if (named != null) {
            // The code ended some day of its last year, and no day is known.
            return named.stream().anyMatch(entry -> entry.until() == null || year <= entry.until());
        }
        return !region.equals(region.city()) && knows(region.city()) && canIssue(region.city(), time);
    }
}
