package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.DocumentStatus;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Force;
import cn.hegui.model.Interval;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Parameters;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RegionSubject;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.model.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings of one made-up rule for the tests of this package. */
final class Sample {
    static final LocalDate DAY = LocalDate.of(2019, 5, 1);

    /** Every region is one of a made-up name. */
    static final RegionNames REGIONS = new RegionNames() {
        @Override
        public String fullName(RegionCode region) {
            return "某省某市";
        }

        @Override
        public boolean knows(RegionCode region) {
            return true;
        }
    };

    private Sample() {}

    static Document document(DocumentStatus status, String number) {
        return new Document(
                "doc",
                "某市办法",
                number,
                "某市政府",
                new RegionCode("220100"),
                DAY,
                new Interval(DAY, null),
                status,
                "注",
                List.of(),
                List.of());
    }

    static Clause clause(DocumentStatus status, Force force, String number, String article) {
        return new Clause(
                "doc/1/share",
                document(status, number),
                article,
                "some.share",
                force,
                new Parameters(Map.of("minShare", new BigDecimal("0.60")), Set.of()),
                Set.of(),
                Set.of(),
                new Interval(DAY, null),
                "不低于60%",
                null,
                null,
                List.of("市教育局"));
    }

    static Clause clause() {
        return clause(DocumentStatus.IN_FORCE, Force.MANDATORY, "某发〔2019〕1号", "（三）");
    }

    static Finding finding(
            Clause clause,
            Outcome outcome,
            Figures figures,
            String amountMissing,
            Map<String, Object> details,
            List<String> missing,
            List<String> notes) {
        return new Finding(
                clause,
                "2019",
                outcome,
                outcome == Outcome.FAIL ? Severity.VIOLATION : null,
                figures,
                amountMissing == null ? null : new BigDecimal(amountMissing),
                outcome == Outcome.PENDING ? LocalDate.of(2025, 12, 31) : null,
                missing,
                notes,
                details);
    }

    static Finding finding(Outcome outcome, Map<String, Object> details) {
        return finding(clause(), outcome, null, null, details, List.of(), List.of());
    }

    static Subject subject() {
        return new RegionSubject("220100", "长春市", new RegionCode("220100"), null, null, null, null);
    }

    static MessageWriter messages(Language language, Map<Outcome, Texts> templates) {
        return writer(
                language,
                templates.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> List.of(new Wording(Map.of(), entry.getValue())))));
    }

    static MessageWriter writer(Language language, Map<Outcome, List<Wording>> templates) {
        RuleKind kind = new RuleKind(
                "some.share",
                new Texts("占比", "share"),
                Set.of(SubjectKind.REGION),
                null,
                List.of(),
                Map.of(),
                new Texts("{target} 年度占比", "the share of {target}"),
                templates,
                Map.of("a", new Texts("1 号", "1"), "b", new Texts("二号", "2")),
                Map.of(),
                new Texts("整改", "mend"),
                new Texts("例", "example"));
        return new MessageWriter(
                Map.of("some.share", kind), (subject, list, field) -> field.equals("spent") ? "实际支出" : null, language);
    }
}
