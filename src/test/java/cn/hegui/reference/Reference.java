package cn.hegui.reference;

import cn.hegui.reference.ReferenceBook.Clause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A second, plain implementation of the rules, written from shared/spec alone: slow, and obvious.
 *
 * <p>It must never look at the product's code. Where the two differ, one of them has misread the specification.
 */
public final class Reference {
    static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    final Map<String, Object> subject;
    final LocalDate asOf;
    final String kind;
    final String region;
    /** The clauses of the subject's region chain, in force or not. */
    final List<Clause> chain;

    private final List<ReferenceFinding> findings = new ArrayList<>();
    private final List<ReferenceCredit> credits = new ArrayList<>();
    private final boolean wrongCheckDigit;

    private Reference(Map<String, Object> subject, ReferenceBook book, LocalDate asOf) {
        this.subject = subject;
        this.asOf = asOf;
        this.kind = Facts.text(subject, "kind");
        this.region = Facts.text(subject, "region");
        Set<String> regions = regionChain(region);
        this.chain = book.clauses().stream()
                .filter(clause -> regions.contains(clause.region()))
                .toList();
        this.wrongCheckDigit = kind.equals("enterprise") && !checkDigitRight(Facts.text(subject, "id"));
    }

    public static ReferenceJudgement judge(Map<String, Object> subject, ReferenceBook book, LocalDate asOf) {
        Reference reference = new Reference(subject, book, asOf);
        for (Clause clause : reference.chain) {
            reference.judge(clause);
        }
        if (reference.kind.equals("enterprise")) {
            ReferenceCreditRules.judgeNotices(reference);
        }
        // Stable: within a clause the targets keep the order in which they were judged.
        reference.findings.sort(Comparator.comparing(ReferenceFinding::clause, Reference::byCodePoints));
        return new ReferenceJudgement(List.copyOf(reference.findings), List.copyOf(reference.credits));
    }

    /** "itself, its city (xxxx00), its province (xx0000), the nation (100000)". */
    static Set<String> regionChain(String region) {
        return new LinkedHashSet<>(
                List.of(region, region.substring(0, 4) + "00", region.substring(0, 2) + "0000", "100000"));
    }

    /** GB 32100-2015: check = (31 - sum of weight times place mod 31) mod 31, the weights being 3^(i-1) mod 31. */
    static boolean checkDigitRight(String code) {
        return code.charAt(17) == checkDigit(code);
    }

    static char checkDigit(String code) {
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < 17; place++) {
            sum += ALPHABET.indexOf(code.charAt(place)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static int byCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private void judge(Clause clause) {
        boolean enterprise = kind.equals("enterprise");
        boolean institution = kind.equals("institution");
        boolean regional = kind.equals("region");
        String rule = clause.rule();
        if (rule.startsWith("training-fund.") && enterprise) {
            ReferenceFundRules.judgeAccounts(this, clause);
        } else if (rule.equals("credit.partner-standing") && (enterprise || institution)) {
            ReferenceCreditRules.judgePartner(this, clause);
        } else if (ReferenceInternshipRules.RULES.contains(rule) && (enterprise || institution)) {
            ReferenceInternshipRules.judge(this, clause);
        } else if ((rule.startsWith("internship.")
                        || rule.startsWith("graduate.")
                        || rule.equals("targeted-class.application"))
                && enterprise) {
            ReferenceStudentRules.judge(this, clause);
        } else if (rule.startsWith("subsidy.") && (enterprise || institution)) {
            ReferenceClaimRules.judge(this, clause);
        } else if (rule.equals("transfer.reward-share") && (enterprise || institution)) {
            ReferenceInstitutionRules.judge(this, clause);
        } else if (rule.startsWith("teacher.") && institution) {
            ReferenceTeacherRules.judge(this, clause);
        } else if ((rule.startsWith("teaching.")
                        || rule.startsWith("governance.")
                        || rule.startsWith("programme.")
                        || rule.startsWith("factory.")
                        || rule.startsWith("training-service.")
                        || rule.startsWith("cooperation.")
                        || rule.startsWith("facility."))
                && institution) {
            ReferenceInstitutionRules.judge(this, clause);
        } else if (rule.startsWith("region.") && regional) {
            ReferenceRegionRules.judge(this, clause);
        }
    }

    /** Whether a fact of that day is judged by the clause; a day that is not known counts as D. */
    boolean judges(Clause clause, LocalDate day) {
        if (day == null) {
            return clause.inForce(asOf);
        }
        return !day.isAfter(asOf) && clause.inForce(day);
    }

    /** The parameters of that day; a day that is not known counts as D. */
    Map<String, Object> parameters(Clause clause, LocalDate day) {
        return clause.parameters(day == null ? asOf : day);
    }

    /** Known to be outside the levels or sponsors of a clause: no finding. */
    boolean outsideScope(Clause clause) {
        String level = Facts.text(subject, "level");
        String sponsor = Facts.text(subject, "sponsor");
        return kind.equals("institution")
                && ((clause.levels() != null
                                && level != null
                                && !clause.levels().contains(level))
                        || (clause.sponsors() != null
                                && sponsor != null
                                && !clause.sponsors().contains(sponsor)));
    }

    private String[] scopeNotKnown(Clause clause) {
        List<String> fields = new ArrayList<>();
        if (kind.equals("institution")) {
            if (clause.levels() != null && subject.get("level") == null) {
                fields.add("level");
            }
            if (clause.sponsors() != null && subject.get("sponsor") == null) {
                fields.add("sponsor");
            }
        }
        return fields.toArray(String[]::new);
    }

    void add(Clause clause, String target, Verdict verdict) {
        add(clause, target, verdict, null, true);
    }

    void addYearly(Clause clause, String target, Verdict verdict, int year) {
        add(clause, target, verdict, year, true);
    }

    /**
     * @param year of a yearly row, else null
     * @param settled false for a claim that is not paid: "else at most warning"
     */
    void add(Clause clause, String target, Verdict verdict, Integer year, boolean settled) {
        if (outsideScope(clause)) {
            return;
        }
        verdict.scopeNotKnown(scopeNotKnown(clause));
        Set<String> notes = new TreeSet<>(verdict.notes);
        if (verdict.is(Verdict.FAIL) && firstYear(clause, year)) {
            notes.add("first-year");
        }
        if (clause.erratum()) {
            notes.add("erratum");
        }
        if (wrongCheckDigit) {
            notes.add("id-check-digit");
        }
        findings.add(new ReferenceFinding(
                clause.id(),
                clause.rule(),
                target,
                verdict.outcome,
                verdict.is(Verdict.FAIL) ? severity(clause, year, settled) : null,
                verdict.amountMissing,
                verdict.dueOn,
                new TreeSet<>(verdict.missing),
                notes,
                verdict.measured,
                verdict.required));
    }

    void addCredit(ReferenceCredit credit) {
        boolean held = wrongCheckDigit && !credit.state().equals("candidate");
        credits.add(
                held
                        ? new ReferenceCredit(
                                credit.noticeNo(), credit.rule(), credit.year(), "candidate", credit.basis())
                        : credit);
    }

    /** "where a yearly row's year began before the clause took effect". */
    static boolean firstYear(Clause clause, Integer year) {
        return year != null && LocalDate.of(year, 1, 1).isBefore(clause.effective());
    }

    static String severity(Clause clause, Integer year, boolean settled) {
        if (clause.draft() || clause.unverified() || clause.force().equals("encouraged")) {
            return "advisory";
        }
        if (!clause.force().equals("mandatory") || clause.interpreted() || firstYear(clause, year) || !settled) {
            return "warning";
        }
        return "violation";
    }
}
