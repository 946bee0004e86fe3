package cn.hegui.policy;

import cn.hegui.model.RegionCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The regions known by name (GB/T 2260): all provinces, and below them the cities and counties of the documents. */
public final class Regions {
    private static final String TABLE = "/rules/regions.tsv";

    private final SortedMap<RegionCode, String> names;

    private Regions(SortedMap<RegionCode, String> names) {
        this.names = Collections.unmodifiableSortedMap(names);
    }

    /** Reads the table that the program brings along. */
    public static Regions bundled() {
        SortedMap<RegionCode, String> names = new TreeMap<>();
        InputStream table = Regions.class.getResourceAsStream(TABLE);
        if (table == null) {
            throw new IllegalStateException("not on the class path: " + TABLE);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().skip(1).toList()) {
                List<String> cells = List.of(line.split("\t", -1));
                if (cells.size() != 2 || names.put(new RegionCode(cells.get(0)), cells.get(1)) != null) {
                    throw new IllegalStateException("neither a code and a name nor new: " + line + " in " + TABLE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Regions(names);
    }

    /** The names by code, sorted. */
    public SortedMap<RegionCode, String> names() {
        return names;
    }

    /** The Chinese name of the region, where it is known. */
    public Optional<String> name(RegionCode region) {
        return Optional.ofNullable(names.get(region));
    }

    /** Whether the region is the nation or lies in a province that there is; its city or county need not be known here. */
    public boolean isPlausible(RegionCode region) {
        return region.equals(RegionCode.NATION)
                || (region.province().isProvince() && names.containsKey(region.province()));
    }
}
