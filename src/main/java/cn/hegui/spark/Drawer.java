package cn.hegui.spark;

import cn.hegui.model.RegionCode;
import org.jspecify.annotations.Nullable;

/** Where lines lie in the output: {@code findings/province=220000}. */
record Drawer(String path) implements Comparable<Drawer> {
    /** The name of the partition column. */
    static final String PROVINCE = "province";

    /** Where Hive and Spark keep the rows whose partition is not known; they read it as null. */
    private static final String UNKNOWN = "__HIVE_DEFAULT_PARTITION__";

    /** The drawer of {@code table} for the province of {@code region}; null: it is not known. */
    static Drawer of(Table table, @Nullable RegionCode region) {
        return new Drawer(table.folder() + "/" + PROVINCE + "="
                + (region == null ? UNKNOWN : region.province().code()));
    }

    @Override
    public int compareTo(Drawer other) {
        return path.compareTo(other.path);
    }
}
