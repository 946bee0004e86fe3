package cn.hegui.bench.facts;

import cn.hegui.model.RegionCode;
import cn.hegui.policy.Regions;
import java.util.List;

/** Where subjects are: a fifth in the cities and the province of the five documents, the others anywhere. */
final class Places {
    private static final List<String> OF_DOCUMENTS = List.of("2305", "2201", "3306", "22", "4310");

    private final Regions regions = Regions.bundled();
    private final List<RegionCode> all;
    private final List<List<RegionCode>> ofDocuments;

    Places() {
        all = regions.current().stream()
                .filter(code -> !code.equals(RegionCode.NATION) && !code.isProvince() && !isPlaceholder(code))
                .toList();
        ofDocuments = OF_DOCUMENTS.stream()
                .map(prefix -> all.stream()
                        .filter(code -> code.code().startsWith(prefix))
                        .toList())
                .toList();
    }

    /** Whether it is no place but stands for districts or counties: 市辖区, 县, 省直辖县级行政区划. */
    private boolean isPlaceholder(RegionCode code) {
        String name = name(code);
        return name.equals("市辖区") || name.equals("县") || name.contains("直辖");
    }

    RegionCode of(Draw draw) {
        List<RegionCode> from = draw.chance(0.2) ? ofDocuments.get(draw.whole(0, ofDocuments.size() - 1)) : all;
        return from.get(draw.whole(0, from.size() - 1));
    }

    /** Every region, for those who report for themselves. */
    List<RegionCode> all() {
        return all;
    }

    /** The name as it begins a firm's: 榆树 for 榆树市. */
    String shortName(RegionCode region) {
        String name = regions.name(region).orElse("华夏");
        return name.length() > 2 && (name.endsWith("市") || name.endsWith("县") || name.endsWith("区"))
                ? name.substring(0, name.length() - 1)
                : name;
    }

    String name(RegionCode region) {
        return regions.name(region).orElse(region.code());
    }
}
