package cn.hegui.site;

import cn.hegui.model.ParameterSpec;
import cn.hegui.model.RuleKind;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Words;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One rule kind as a policy officer reads it.
 *
 * @param list the list whose items it judges; null: the subject itself
 * @param rule the text of its DRL
 */
record KindPage(
        RuleKind kind,
        Texts subjects,
        @Nullable Named list,
        Texts about,
        List<Named> needs,
        List<Parameter> parameters,
        String rule,
        Timeline timeline,
        List<Timeline.Row> rows) {

    /** A field or list of the facts, and its Chinese name; empty where it has none. */
    record Named(String name, String heading) {}

    /** A parameter: its type, and whether a clause must give it. */
    record Parameter(String name, Texts title, Texts type, Texts given) {}

    static KindPage of(RuleKind kind, PolicyBook book, FactNames names, Timeline timeline) {
        return new KindPage(
                kind,
                ClausePage.joined(
                        kind.subjects().stream().sorted().map(Words::of).toList()),
                list(kind, names),
                about(kind),
                kind.needs().stream()
                        .map(field -> new Named(field, heading(kind, field, names)))
                        .toList(),
                kind.parameters().values().stream().map(KindPage::parameter).toList(),
                book.kinds().rule(kind.id()),
                timeline,
                Timeline.rows(book, kind.id(), timeline));
    }

    /** What is judged; the places for a target or a figure are shown as an ellipsis. */
    static Texts about(RuleKind kind) {
        return new Texts(
                kind.about().zh().replaceAll("\\{[^}]*}", "…").strip(),
                kind.about().en().replaceAll("\\{[^}]*}", "…").strip());
    }

    private static @Nullable Named list(RuleKind kind, FactNames names) {
        String list = kind.list();
        return list == null ? null : new Named(list, first(kind, subject -> names.list(subject, list)));
    }

    /** Of {@code list.field}, the list's title and the field's heading. */
    private static String heading(RuleKind kind, String name, FactNames names) {
        int point = name.indexOf('.');
        if (point < 0) {
            return first(kind, subject -> names.field(subject, kind.list(), name));
        }
        String list = name.substring(0, point);
        String field = name.substring(point + 1);
        return (first(kind, subject -> names.list(subject, list)) + " "
                        + first(kind, subject -> names.field(subject, list, field)))
                .strip();
    }

    private static String first(RuleKind kind, Function<SubjectKind, @Nullable String> name) {
        for (SubjectKind subject : new TreeSet<>(kind.subjects())) {
            String found = name.apply(subject);
            if (found != null) {
                return found;
            }
        }
        return "";
    }

    private static Parameter parameter(ParameterSpec spec) {
        Object fallback = spec.fallback();
        Texts given = spec.optional() ? new Texts("可以不写", "may be left out") : new Texts("必须写明", "must be given");
        if (fallback != null) {
            Texts words = Figure.words(spec, fallback);
            given = new Texts("不写时为 " + words.zh(), "otherwise " + words.en());
        }
        Texts type = Lexicon.type(spec.type().code());
        if (!spec.values().isEmpty()) {
            Texts values = ClausePage.joined(spec.values().stream()
                    .map(value -> Lexicon.code(spec.name(), value))
                    .toList());
            type = new Texts(type.zh() + "：" + values.zh(), type.en() + ": " + values.en());
        }
        return new Parameter(spec.name(), Lexicon.parameter(spec.name()), type, given);
    }
}
