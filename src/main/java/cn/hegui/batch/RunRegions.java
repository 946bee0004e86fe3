package cn.hegui.batch;

import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.policy.Regions;
import cn.hegui.report.RegionNames;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of regions as of one day, in one language, each put together once. */
public final class RunRegions implements RegionNames {
    /** More regions than there are; hostile codes must not fill the memory. */
    private static final int MOST_REGIONS = 10_000;

    private final Regions regions;
    private final LocalDate asOf;
    private final Language language;
    private final Map<RegionCode, String> names = new ConcurrentHashMap<>();

    /** Names as of {@code asOf} in {@code language}. */
    public RunRegions(Regions regions, LocalDate asOf, Language language) {
        this.regions = regions;
        this.asOf = asOf;
        this.language = language;
    }

    @Override
    public String fullName(RegionCode region) {
        String known = names.get(region);
        if (known != null) {
            return known;
        }
        String name = regions.fullName(region, asOf).in(language);
        if (names.size() < MOST_REGIONS) {
            names.put(region, name);
        }
        return name;
    }

    @Override
    public boolean knows(RegionCode region) {
        return regions.knows(region);
    }
}
