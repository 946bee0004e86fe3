package cn.hegui.model;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A region by its six digits (GB/T 2260): nation {@code 100000}, province {@code xx0000}, city {@code xxxx00}, county. */
public record RegionCode(String code) implements Comparable<RegionCode>, Serializable {
    private static final int DIGITS = 6;

    /** The whole country. */
    public static final RegionCode NATION = new RegionCode("100000");

    public RegionCode {
        if (!isValid(code)) {
            throw new IllegalArgumentException("not a six-digit region code: " + code);
        }
    }

    /** Whether {@code text} has the form of a region code. */
    public static boolean isValid(String text) {
        if (text.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The province that the region is in or is. */
    public RegionCode province() {
        return this.equals(NATION) ? this : new RegionCode(code.substring(0, 2) + "0000");
    }

    /** The city that the region is in or is; for a province or the nation, itself. */
    public RegionCode city() {
        return this.equals(NATION) ? this : new RegionCode(code.substring(0, 4) + "00");
    }

    /** Whether this is a city: {@code xxxx00}, neither a province nor the nation. */
    public boolean isCity() {
        return code.endsWith("00") && !isProvince() && !this.equals(NATION);
    }

    /** Whether this is a province: {@code xx0000}, not the nation. */
    public boolean isProvince() {
        return code.endsWith("0000") && !this.equals(NATION);
    }

    /** The regions whose clauses bind here: itself, its city, its province, the nation; each once, nearest first. */
    public List<RegionCode> chain() {
        return Stream.of(this, city(), province(), NATION).distinct().toList();
    }

    /** Whether {@code other} is this region or lies in it. */
    public boolean contains(RegionCode other) {
        return other.chain().contains(this);
    }

    // Looked up several times for each subject: the methods that the compiler makes for a record are slower.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegionCode region && code.equals(region.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public int compareTo(RegionCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
