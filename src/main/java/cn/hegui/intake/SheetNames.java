package cn.hegui.intake;

import cn.hegui.model.SubjectKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sheets of a workbook and the files of a folder of CSV are called, and which facts they hold. */
public final class SheetNames {
    private static final Map<String, List<FactSheet>> BY_NAME = byName();
    private static final List<String> TITLES = titles();
    /** Sheets that explain and hold no facts. */
    private static final Set<String> EXPLAINING = Set.of("说明", "填表说明", "代码", "readme");

    private SheetNames() {}

    /** Every table of facts: of each kind the subjects, its lists, and its indicators where it has them. */
    public static List<FactSheet> of(SubjectKind kind) {
        List<FactSheet> sheets = new ArrayList<>();
        FactTable subject = FactSchema.of(kind).subject();
        sheets.add(new FactSheet(kind, null));
        for (FactField field : subject.fields()) {
            if (field.type() == FactType.LIST || field.type() == FactType.INDICATORS) {
                sheets.add(new FactSheet(kind, field));
            }
        }
        return sheets;
    }

    /** The name of the sheet in templates and in what {@code convert} writes, as short as it is clear without its kind. */
    public static String title(FactSheet sheet) {
        String heading = sheet.heading();
        return byName(heading).size() == 1 ? heading : sheet.kind().word() + heading;
    }

    /** The tables that a name may mean, more than one where kinds of subject share it; none where it is not known. */
    static List<FactSheet> byName(String name) {
        return BY_NAME.getOrDefault(plain(name), List.of());
    }

    /** Whether a sheet of this name explains and holds no facts. */
    static boolean explains(String name) {
        return EXPLAINING.contains(plain(name));
    }

    /** The name of a table that {@code name} may stand for by mistake; null where none is near. */
    static @Nullable String nearest(String name) {
        String within = TITLES.stream()
                .filter(name::contains)
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
        if (within != null) {
            return within;
        }
        String near = Nearest.to(plain(name), BY_NAME.keySet());
        if (near == null) {
            // Chinese names are short: more than half of their characters in common tells enough.
            long most = 0;
            for (String title : TITLES) {
                long common = title.chars().filter(c -> name.indexOf(c) >= 0).count();
                if (common > most && 2 * common > title.length()) {
                    most = common;
                    near = title;
                }
            }
            return near;
        }
        List<FactSheet> sheets = BY_NAME.getOrDefault(near, List.of());
        return sheets.isEmpty() ? near : title(sheets.get(0));
    }

    private static List<String> titles() {
        List<String> titles = new ArrayList<>();
        for (SubjectKind kind : SubjectKind.values()) {
            of(kind).forEach(sheet -> titles.add(title(sheet)));
        }
        return List.copyOf(titles);
    }

    private static Map<String, List<FactSheet>> byName() {
        Map<String, List<FactSheet>> byName = new LinkedHashMap<>();
        for (SubjectKind kind : SubjectKind.values()) {
            String chinese = kind.word();
            for (FactSheet sheet : of(kind)) {
                List<String> names = new ArrayList<>(List.of(sheet.name(), sheet.heading()));
                if (sheet.list() == null) {
                    names.addAll(List.of(kind.code() + "s", chinese, chinese + "信息", chinese + "基本信息"));
                } else {
                    names.addAll(List.of(kind.code() + sheet.name(), chinese + sheet.heading()));
                }
                for (String name : names) {
                    List<FactSheet> of = byName.computeIfAbsent(plain(name), key -> new ArrayList<>());
                    if (!of.contains(sheet)) {
                        of.add(sheet);
                    }
                }
            }
        }
        return byName;
    }

    /** A name without what people add to it: case, width, blanks, punctuation. */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Punct}·、。（）()]", "")
                .toLowerCase(Locale.ROOT);
    }
}
