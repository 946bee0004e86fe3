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
    private final Map<RegionCode, Named> names = new ConcurrentHashMap<>();

    private record Named(String fullName, boolean known) {}

    /** Names as of {@code asOf} in {@code language}. */
    public RunRegions(Regions regions, LocalDate asOf, Language language) {
        this.regions = regions;
        this.asOf = asOf;
        this.language = language;
    }

    @Override
    public String fullName(RegionCode region) {
        return named(region).fullName();
    }

    @Override
    public boolean knows(RegionCode region) {
        return named(region).known();
    }

    private Named named(RegionCode region) {
        Named known = names.get(region);
        if (known == null) {
            known = new Named(regions.fullName(region, asOf).in(language), regions.knows(region));
            if (names.size() < MOST_REGIONS) {
                names.put(region, known);
            }
        }
        return known;
    }
}
