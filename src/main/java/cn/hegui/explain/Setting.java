package cn.hegui.explain;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.FactType;
import cn.hegui.intake.Nearest;
import cn.hegui.model.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is assumed to be.
 *
 * @param fact with its value as written
 * @param value the value assumed; null: not known
 * @param text the assumption as it was given
 */
record Setting(Fact fact, @Nullable Object value, String text) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z]+)(?:\\[(.+)]\\.([A-Za-z]+))?=(.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final int NAMES_SHOWN = 12;

    /** Reads {@code text}, as in {@code trainingAccounts[2022].spent=100000}, {@code level=technician}, {@code practices=[]}. */
    static Setting of(String text, SubjectFacts facts) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new UnanswerableException(
                    "看不懂 --set “" + text + "”。应为 字段=值 或 列表[项].字段=值，例如 trainingAccounts[2022].spent=100000；等号后留空表示不知道。",
                    "--set \"" + text
                            + "\" is not understood. Expected field=value or list[item].field=value, for example "
                            + "trainingAccounts[2022].spent=100000; nothing after the sign means not known.");
        }
        String first = form.group(1);
        String item = form.group(2);
        String value = form.group(4).strip();
        if (item == null) {
            FactField field = field(facts.subjectTable(), first, text);
            if (field.name().equals("id")) {
                throw new UnanswerableException(
                        "--set 不能改主体的 id：那就是另一个主体了。请直接问那个主体。",
                        "--set cannot change the subject's id: that would be another subject. Ask for that one.");
            }
            Fact fact = new Fact(
                    null,
                    null,
                    field,
                    "/" + field.name(),
                    facts.record().values().get(field.name()));
            return new Setting(fact, value(field, value, text), text);
        }
        FactTable list = list(first, facts, text);
        FactField field = field(list, form.group(3), text);
        Fact fact = item(list, item, facts, text).fact(field);
        return new Setting(fact, value(field, value, text), text);
    }

    private static FactTable list(String name, SubjectFacts facts, String text) {
        FactTable list = facts.list(name);
        if (list == null) {
            throw unknown(name, facts.lists().stream().map(FactTable::name).toList(), "列表", "list", text);
        }
        return list;
    }

    private static FactField field(FactTable table, String name, String text) {
        FactField field = table.field(name);
        if (field == null) {
            throw unknown(name, table.fields().stream().map(FactField::name).toList(), "字段", "field", text);
        }
        return field;
    }

    private static UnanswerableException unknown(String name, List<String> known, String zh, String en, String text) {
        List<String> near = Nearest.most(name, known);
        return new UnanswerableException(
                "--set “" + text + "”：没有" + zh + " " + name
                        + (near.isEmpty() ? "；可以是 " + String.join("、", known) : "；是不是 " + String.join("、", near) + "？"),
                "--set \"" + text + "\": there is no " + en + " " + name
                        + (near.isEmpty()
                                ? "; one of " + String.join(", ", known)
                                : "; maybe " + String.join(", ", near) + "?"));
    }

    private static SubjectFacts.Item item(FactTable list, String name, SubjectFacts facts, String text) {
        List<SubjectFacts.Item> items = facts.items(list);
        for (SubjectFacts.Item item : items) {
            if (item.name().equals(name) || name.equals("#" + (item.index() + 1))) {
                return item;
            }
        }
        List<String> names =
                items.stream().map(SubjectFacts.Item::name).limit(NAMES_SHOWN).toList();
        String more = items.size() > NAMES_SHOWN ? "…" : "";
        throw new UnanswerableException(
                "--set “" + text + "”：" + list.heading() + "（" + list.name() + "）中没有“" + name + "”"
                        + (names.isEmpty()
                                ? "；这个列表没有任何一项。"
                                : "；有 " + String.join("、", names) + more + "，也可以用 #1、#2 按顺序指明。"),
                "--set \"" + text + "\": " + list.name() + " has no item \"" + name + "\""
                        + (names.isEmpty()
                                ? "; the list has no items."
                                : "; it has " + String.join(", ", names) + more
                                        + ", or name it by its place: #1, #2."));
    }

    /** The value as the reader takes it; whether it is valid, the reader says. */
    private static @Nullable Object value(FactField field, String value, String text) {
        if (value.isEmpty() || value.equals("null")) {
            return null;
        }
        FactType type = field.type();
        if (type == FactType.LIST || type == FactType.INDICATORS) {
            if (type == FactType.LIST && value.equals("[]")) {
                return List.of();
            }
            throw new UnanswerableException(
                    "--set “" + text + "”：" + field.heading() + "（" + field.name()
                            + "）是列表，只能设为 []（没有）或留空（不知道）；要改其中一项，请写 " + field.name() + "[项].字段=值。",
                    "--set \"" + text + "\": " + field.name()
                            + " is a list; it can be set to [] (none) or to nothing (not "
                            + "known). For one of its items: " + field.name() + "[item].field=value.");
        }
        if (type == FactType.FLAG) {
            return switch (value) {
                case "true", "是", "yes" -> true;
                case "false", "否", "no" -> false;
                default -> value;
            };
        }
        boolean number = type == FactType.DECIMAL || type == FactType.COUNT || type == FactType.YEAR;
        return number
                        && field.measure() != Measure.PLAIN
                        && NUMBER.matcher(value).matches()
                ? new BigDecimal(value)
                : value;
    }
}
