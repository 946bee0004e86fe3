package cn.hegui.reference;

import static cn.hegui.reference.Facts.day;
import static cn.hegui.reference.Facts.isTrue;
import static cn.hegui.reference.Facts.text;

import cn.hegui.reference.ReferenceBook.Clause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Refused corrections of training funds, and the standing of cooperating parties. */
final class ReferenceCreditRules {
    private static final String RULE = "credit.training-fund-refusal";

    private ReferenceCreditRules() {}

    /** Findings of the account that a notice speaks of, under every mandatory clause of the chain. */
    private record Underlying(boolean breach, boolean none, Set<String> missing, List<String> breached) {
        boolean open() {
            return !breach && !none;
        }
    }

    /** One row of the table: the outcome, and the state of the credit record, null where there is none. */
    private record Row(Verdict verdict, String state) {}

    static void judgeNotices(Reference reference) {
        for (Map<String, Object> notice : Facts.items(reference.subject, "rectifications")) {
            String rule = text(notice, "rule");
            if (rule.equals("training-fund.extraction-rate") || rule.equals("training-fund.frontline-share")) {
                judgeNotice(reference, notice);
            }
        }
    }

    private static void judgeNotice(Reference reference, Map<String, Object> notice) {
        LocalDate issuedOn = day(notice, "issuedOn");
        LocalDate judgedOn = issuedOn == null ? reference.asOf : issuedOn;
        String year = text(notice, "target");
        String target = text(notice, "noticeNo") + "/" + text(notice, "rule") + "/" + year;
        Underlying underlying = underlying(reference, text(notice, "rule"), Integer.parseInt(year));
        Set<String> creditClauses = new TreeSet<>();
        String state = null;
        for (Clause clause : reference.chain) {
            if (clause.rule().equals(RULE) && clause.inForce(judgedOn)) {
                Row row = row(reference, notice, underlying);
                reference.add(clause, target, row.verdict());
                state = row.state();
                // "a fail under an interpretation ... bases no credit record"; nor does a draft or an in-principle one
                if (Reference.severity(clause, null, true).equals("violation")) {
                    creditClauses.add(clause.id());
                }
            }
        }
        if (state != null && !creditClauses.isEmpty()) {
            List<String> basis = new ArrayList<>(creditClauses);
            basis.addAll(underlying.breached());
            reference.addCredit(
                    new ReferenceCredit(text(notice, "noticeNo"), text(notice, "rule"), year, state, basis));
        }
    }

    private static Underlying underlying(Reference reference, String rule, int year) {
        Map<String, Object> account =
                Facts.find(Facts.items(reference.subject, "trainingAccounts"), "year", String.valueOf(year));
        if (account == null) {
            return new Underlying(false, false, Set.of("trainingAccounts"), List.of());
        }
        Set<String> breached = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        int judged = 0;
        int harmless = 0;
        for (Clause clause : reference.chain) {
            if (clause.rule().equals(rule)
                    && clause.force().equals("mandatory")
                    && !clause.draft()
                    && !clause.unverified()
                    && clause.inForce(Facts.yearEnd(year))) {
                Verdict verdict = ReferenceFundRules.judge(reference, clause, account);
                judged++;
                if (verdict.is(Verdict.PASS) || verdict.is(Verdict.NOT_APPLICABLE)) {
                    harmless++;
                }
                if (verdict.is(Verdict.FAIL)
                        && Reference.severity(clause, year, true).equals("violation")) {
                    breached.add(clause.id());
                }
                missing.addAll(verdict.missing);
            }
        }
        boolean breach = !breached.isEmpty();
        boolean none = judged > 0 && harmless == judged;
        return new Underlying(breach, none, missing, List.copyOf(breached));
    }

    /** The first row of the table that fits. */
    private static Row row(Reference reference, Map<String, Object> notice, Underlying underlying) {
        LocalDate asOf = reference.asOf;
        LocalDate issuedOn = day(notice, "issuedOn");
        LocalDate dueOn = day(notice, "dueOn");
        LocalDate confirmedOn = day(notice, "refusalConfirmedOn");
        LocalDate correctedOn = day(notice, "correctedOn");
        boolean confirmed = confirmedOn != null && !confirmedOn.isAfter(asOf);
        boolean corrected = correctedOn != null && !correctedOn.isAfter(asOf);
        if (issuedOn != null && issuedOn.isAfter(asOf)) {
            return new Row(Verdict.notApplicable(), null);
        }
        if (confirmed && underlying.open()) {
            return new Row(Verdict.unknown(underlying.missing()), "candidate");
        }
        if (confirmed) {
            Verdict improper = improper(notice, confirmedOn);
            if (improper != null) {
                return new Row(improper, "candidate");
            }
            Verdict fail = Verdict.fail();
            if (underlying.none()) {
                fail.note("account-restated");
            }
            return new Row(fail, corrected ? "repairable" : "recordable");
        }
        if (corrected) {
            Verdict pass = Verdict.pass();
            if (dueOn != null && correctedOn.isAfter(dueOn)) {
                pass.note("corrected-late");
            }
            return new Row(pass, null);
        }
        if (underlying.none()) {
            return new Row(Verdict.notApplicable().note("no-underlying-breach"), null);
        }
        if (underlying.open()) {
            return new Row(Verdict.unknown(underlying.missing()), null);
        }
        if (dueOn == null) {
            return new Row(Verdict.unknown("dueOn"), null);
        }
        if (!dueOn.isBefore(asOf)) {
            return new Row(Verdict.pending(dueOn), null);
        }
        return new Row(Verdict.unknown("refusalConfirmedOn"), "candidate");
    }

    /**
     * Null where the confirmation is proper. Otherwise unknown with every reason; what is absent is named unless a
     * known fact already makes the confirmation improper whatever the absent one is.
     */
    private static Verdict improper(Map<String, Object> notice, LocalDate confirmedOn) {
        LocalDate issuedOn = day(notice, "issuedOn");
        LocalDate dueOn = day(notice, "dueOn");
        LocalDate correctedOn = day(notice, "correctedOn");
        Verdict verdict = Verdict.unknown();
        Set<String> missing = new TreeSet<>();

        if (isTrue(notice, "refusedInWriting")) {
            // issuedOn <= dueOn < confirmed implies issuedOn <= confirmed: the due day no longer matters.
            if (issuedOn == null) {
                missing.add("issuedOn");
            } else if (issuedOn.isAfter(confirmedOn)) {
                verdict.note("dates-out-of-order");
            }
        } else {
            boolean wrong = (issuedOn != null && dueOn != null && issuedOn.isAfter(dueOn))
                    || (dueOn != null && !dueOn.isBefore(confirmedOn))
                    || (issuedOn != null && !issuedOn.isBefore(confirmedOn));
            if (wrong) {
                verdict.note("dates-out-of-order");
            } else {
                if (issuedOn == null) {
                    missing.add("issuedOn");
                }
                if (dueOn == null) {
                    missing.add("dueOn");
                }
            }
        }
        if (isTrue(notice, "contested")) {
            verdict.note("contested");
        }
        if (correctedOn != null && correctedOn.isBefore(confirmedOn)) {
            verdict.note("corrected-before-determination");
        }
        boolean decided = !verdict.notes.isEmpty();
        for (String field : List.of("refusalDocumentNo", "refusalAuthority")) {
            if (text(notice, field) == null) {
                verdict.note("no-determination-document");
                missing.add(field);
            }
        }
        if (!decided) {
            verdict.missing.addAll(missing);
        }
        return verdict.notes.isEmpty() && verdict.missing.isEmpty() ? null : verdict;
    }

    /** Judged where it has a cooperation active on D. */
    static void judgePartner(Reference reference, Clause clause) {
        if (!clause.inForce(reference.asOf)) {
            return;
        }
        boolean surelyActive = false;
        boolean maybeActive = false;
        for (Map<String, Object> cooperation : Facts.items(reference.subject, "cooperations")) {
            LocalDate since = day(cooperation, "since");
            LocalDate until = day(cooperation, "until");
            if (until != null && until.isBefore(reference.asOf)) {
                continue;
            }
            if (since == null) {
                maybeActive = true;
            } else if (!since.isAfter(reference.asOf)) {
                surelyActive = true;
            }
        }
        String standing = text(reference.subject, "creditStanding");
        Verdict verdict = standing == null
                ? Verdict.unknown("creditStanding")
                : standing.equals("dishonest") ? Verdict.fail() : Verdict.pass();
        if (surelyActive) {
            reference.add(clause, "", verdict);
        } else if (maybeActive) {
            reference.add(clause, "", verdict.dayNotKnown("since"));
        }
    }
}
