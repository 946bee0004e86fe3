package cn.hegui.selfcheck;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.model.Clause;
import cn.hegui.model.Parameters;
import cn.hegui.model.RuleKind;
import cn.hegui.model.SubjectKind;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What of the facts a clause reads. A rule kind names all that any clause of it may read; its figures say what one clause
 * leaves out.
 */
final class Needs {
    /** Fields that are read only under figures of that kind, by rule kind and need. */
    private static final Map<String, Map<String, Predicate<Parameters>>> ONLY_WHERE = Map.of(
            "training-fund.deduction-cap", Map.of("highTech", figures -> figures.has("highTech")),
            "transfer.reward-share",
                    Map.of(
                            "sponsor", figures -> "city".equals(figures.textOrNull("scope")),
                            "stateOwnedBy", figures -> "city".equals(figures.textOrNull("scope"))),
            "teaching.practical-share", Map.of("apprenticeship", figures -> figures.flag("apprenticeshipOnly")),
            "teacher.recruitment-experience", exemptions(),
            "teacher.recruitment-education", exemptions(),
            "teacher.no-fresh-graduates", exemptions(),
            "subsidy.skill-certificate",
                    Map.of(
                            "certificates.level", figures -> figures.has("amounts"),
                            "certificates.shortage", figures -> figures.has("shortageUplift"),
                            "certificates.insured", figures -> figures.flag("insuredRequired"),
                            "certificates.insuredMonths", figures -> figures.has("minInsuredMonths")),
            "subsidy.technician-training",
                    Map.of("technicianTrainings.insured", figures -> figures.flag("insuredRequired")));

    private Needs() {}

    private static Map<String, Predicate<Parameters>> exemptions() {
        return Map.of(
                "seniorSkilled", figures -> figures.list("exempt").contains("senior-skilled"),
                "vocationalNormal", figures -> figures.list("exempt").contains("vocational-normal"));
    }

    /** The needs that hang on figures, by rule kind. */
    static Map<String, Set<String>> hangingOnFigures() {
        Map<String, Set<String>> needs = new TreeMap<>();
        ONLY_WHERE.forEach((kind, fields) -> needs.put(kind, fields.keySet()));
        return needs;
    }

    /**
     * The fields of a subject of {@code kind} that {@code clause}, which {@code rule} judges, reads, what names items aside.
     * None where the document leaves a figure open: until an authority settles it, no fact turns the outcome.
     */
    static Set<ReadField> of(Clause clause, RuleKind rule, SubjectKind kind) {
        FactSchema schema = FactSchema.of(kind);
        Map<String, Predicate<Parameters>> conditions = ONLY_WHERE.getOrDefault(rule.id(), Map.of());
        Set<ReadField> fields = new LinkedHashSet<>();
        if (!clause.parameters().open().isEmpty()) {
            return fields;
        }
        for (String need : rule.needs()) {
            if (conditions.getOrDefault(need, any -> true).test(clause.parameters())) {
                add(need, clause, rule, schema, fields);
            }
        }
        if (rule.id().startsWith("subsidy.")) {
            // A claim says under which scheme it was made: that is how its clause is found.
            fields.add(new ReadField("subsidyClaims", "scheme"));
        }
        if (kind == SubjectKind.INSTITUTION) {
            if (!clause.levels().isEmpty()) {
                fields.add(new ReadField(null, "level"));
            }
            if (!clause.sponsors().isEmpty()) {
                fields.add(new ReadField(null, "sponsor"));
            }
        }
        return fields;
    }

    private static void add(String need, Clause clause, RuleKind rule, FactSchema schema, Set<ReadField> fields) {
        int dot = need.indexOf('.');
        String list = dot < 0 ? rule.list() : need.substring(0, dot);
        String name = need.substring(dot + 1);
        if (name.equals("schoolLevel")
                && (schema.kind() == SubjectKind.INSTITUTION || clause.levels().isEmpty())) {
            // A school's interns are of its own level; and where all levels are meant, that of none matters.
            return;
        }
        FactField lists = list == null ? null : schema.subject().field(list);
        FactTable items = lists == null ? null : lists.items();
        FactField ofItems = items == null ? null : items.field(name);
        if (ofItems != null && list != null) {
            fields.add(new ReadField(list, name));
        } else if (dot < 0 && schema.subject().field(name) != null) {
            fields.add(new ReadField(null, name));
        }
    }
}
