package cn.hegui.site;

import cn.hegui.model.Clause;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a clause reaches: which kinds of subject, in which region. */
record Reach(Texts sentence, List<RegionCode> below) {
    private static final String SCOPE = "scope";

    static Reach of(Clause clause, PolicyBook book) {
        RegionCode region = clause.document().region();
        RuleKind kind = book.kinds().get(clause.rule());
        return new Reach(sentence(clause, kind, book.regionName(region), region), below(region, book));
    }

    private static Texts sentence(Clause clause, RuleKind kind, String name, RegionCode region) {
        String place = region.equals(RegionCode.NATION) ? name : name + "（" + region + "）";
        String placeEn = name + " (" + region + ")";
        List<Texts> whom = kind.subjects().stream().sorted().map(Words::of).toList();
        String zh = String.join("、", whom.stream().map(Texts::zh).toList());
        String en = String.join(", ", whom.stream().map(Texts::en).toList());
        if (kind.subjects().contains(SubjectKind.REGION)) {
            String scope = text(clause, SCOPE);
            return switch (scope == null ? "" : scope) {
                case "cities" -> new Texts(place + "所辖各市（州）", "each city in " + placeEn);
                case "own-and-counties" -> new Texts(place + "及其所辖县（市、区）", placeEn + " and the counties in it");
                default -> new Texts(place + "自身", placeEn + " itself");
            };
        }
        return region.equals(RegionCode.NATION)
                ? new Texts("全国各地的" + zh, "in the whole country: " + en)
                : new Texts(place + "及其所辖各地的" + zh, "in " + placeEn + " and every place in it: " + en);
    }

    private static @Nullable String text(Clause clause, String parameter) {
        return clause.parameters().values().get(parameter) instanceof String text ? text : null;
    }

    /** The regions known by name directly below: provinces of the nation, cities of a province, counties of a city. */
    static List<RegionCode> below(RegionCode region, PolicyBook book) {
        return book.regions().current().stream()
                .filter(other -> !other.equals(region) && region.equals(above(other)))
                .toList();
    }

    private static @Nullable RegionCode above(RegionCode region) {
        List<RegionCode> chain = region.chain();
        return chain.size() < 2 ? null : chain.get(1);
    }
}
