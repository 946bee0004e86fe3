package cn.hegui.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Of which subjects somebody may see what was found: those of a region with all that lies in it, one subject of it, or none
 * at all. Every query that returns findings, subjects or cases takes one.
 *
 * @param region the region, with all that lies in it; null: no region
 * @param subject the id of the only subject; null: all of the region
 */
public record Scope(@Nullable RegionCode region, @Nullable String subject) implements Serializable {
    /** Nothing at all. */
    public static final Scope NOTHING = new Scope(null, null);

    /** All subjects of {@code region} and of what lies in it. */
    public static Scope of(RegionCode region) {
        return new Scope(region, null);
    }

    /** Whether a subject of that region and id is seen. */
    public boolean covers(RegionCode where, String id) {
        if (region == null && subject == null) {
            return false;
        }
        return (region == null || region.contains(where)) && (subject == null || subject.equals(id));
    }

    /** Whether nothing is seen. */
    public boolean isNothing() {
        return region == null && subject == null;
    }

    /**
     * With what the region code of a subject of the region begins, for queries: {@code 22} for a province, {@code 3306} for a
     * city, all six digits for a county; empty for the nation and where only the subject counts.
     */
    public String regionPrefix() {
        if (region == null || region.equals(RegionCode.NATION)) {
            return "";
        }
        if (region.isProvince()) {
            return region.code().substring(0, 2);
        }
        return region.isCity() ? region.code().substring(0, 4) : region.code();
    }
}
