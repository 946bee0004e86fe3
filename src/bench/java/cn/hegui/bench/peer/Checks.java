package cn.hegui.bench.peer;

import cn.hegui.bench.peer.Enterprise.Account;
import cn.hegui.bench.peer.Enterprise.Internship;
import cn.hegui.bench.peer.Enterprise.Staff;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The checks of enterprises written by hand, for facts that are complete but for what was carried in. Amounts in fen. */
final class Checks {
    private static final LocalDate SHADOWING_AS_POST_FROM = LocalDate.of(2021, 12, 31);
    private static final int MIN_AGE = 16;
    private static final int FROM_SCHOOL_YEAR = 2;
    private static final Comparator<Account> BY_YEAR = Comparator.comparingInt(Account::year);

    private final BoundClause.Book book;
    private final LocalDate asOf;
    private final Verdicts verdicts;

    Checks(BoundClause.Book book, LocalDate asOf, Verdicts verdicts) {
        this.book = book;
        this.asOf = asOf;
        this.verdicts = verdicts;
    }

    /** Writes the findings of {@code enterprise} that fail or are not known, by clause and by the order of the items. */
    void judge(Enterprise enterprise, FindingText findings) {
        List<Account> accounts = enterprise.accounts().stream().sorted(BY_YEAR).toList();
        findings.of(enterprise, book.name(enterprise.region()));
        for (BoundClause clause : book.binding(enterprise.region())) {
            switch (clause.rule()) {
                case "training-fund.extraction-rate" -> extraction(accounts, clause, findings);
                case "training-fund.frontline-share" -> frontline(accounts, clause, findings);
                case "training-fund.deduction-cap" -> deduction(accounts, clause, findings);
                case "internship.headcount" -> headcount(enterprise, clause, findings);
                default -> {
                    for (Internship internship : enterprise.internships()) {
                        internship(internship, clause, findings);
                    }
                }
            }
        }
    }

    /** Half up to the fen. */
    private static long share(long amount, long rate) {
        return (Math.multiplyExact(amount, rate) + 5_000) / 10_000;
    }

    private boolean judgesYear(BoundClause clause, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        return clause.isInForce(end) && !asOf.isBefore(end);
    }

    private void extraction(List<Account> accounts, BoundClause clause, FindingText findings) {
        for (Account account : accounts) {
            if (judgesYear(clause, account.year()) && account.payroll() != 0) {
                long required = share(account.payroll(), clause.rate());
                if (verdicts.extraction(account.extracted(), required)) {
                    findings.extraction(clause, account, required);
                }
            }
        }
    }

    private void frontline(List<Account> accounts, BoundClause clause, FindingText findings) {
        for (Account account : accounts) {
            if (judgesYear(clause, account.year()) && account.spent() != 0) {
                long required = share(account.spent(), clause.rate());
                if (verdicts.frontline(account.frontlineSpent(), required)) {
                    findings.frontline(clause, account, required);
                }
            }
        }
    }

    private void deduction(List<Account> accounts, BoundClause clause, FindingText findings) {
        Account before = null;
        Long carriedOut = null;
        for (Account account : accounts) {
            Long computed = before != null && before.year() == account.year() - 1 ? carriedOut : null;
            Long carriedIn = account.carriedIn() != null ? account.carriedIn() : computed;
            long cap = share(account.taxPayroll(), clause.rate());
            long available = account.spent() + (carriedIn == null ? 0 : carriedIn);
            long fully = account.fullyDeductible() == null ? 0 : account.fullyDeductible();
            long atLeast = Math.min(available, cap) + fully;
            long atMost = carriedIn == null ? cap + fully : atLeast;
            carriedOut = carriedIn == null ? null : Long.valueOf(available - Math.min(available, cap));
            before = account;
            if (!judgesYear(clause, account.year())) {
                continue;
            }
            boolean surely = verdicts.deduction(account.deducted(), atMost);
            boolean perhaps = verdicts.deduction(account.deducted(), atLeast);
            if (surely || perhaps) {
                findings.deduction(
                        clause,
                        account,
                        new FindingText.Deduction(carriedIn, computed, cap, carriedOut, atLeast, atMost, surely));
            }
        }
    }

    private void internship(Internship internship, BoundClause clause, FindingText findings) {
        if (!clause.isInForce(internship.from()) || internship.from().isAfter(asOf)) {
            return;
        }
        if (!clause.levels().isEmpty() && !clause.levels().contains(internship.schoolLevel())) {
            return;
        }
        switch (clause.rule()) {
            case "internship.agreement-signed" -> {
                if (verdicts.agreement(internship.agreementSigned())) {
                    findings.agreement(clause, internship);
                }
            }
            case "internship.fair-pay" -> {
                if (isOnPost(internship) && verdicts.pay(internship.monthlyPay() > 0)) {
                    findings.pay(clause, internship);
                }
            }
            case "internship.minimum-age" -> {
                int age = age(internship.bornOn(), internship.from());
                if (!internship.type().equals("observation") && verdicts.age(age, MIN_AGE)) {
                    findings.age(clause, internship, age, MIN_AGE);
                }
            }
            case "internship.not-first-year" -> {
                if (isOnPost(internship) && verdicts.schoolYear(internship.schoolYear(), FROM_SCHOOL_YEAR)) {
                    findings.schoolYear(clause, internship, FROM_SCHOOL_YEAR);
                }
            }
            case "internship.no-entertainment-venue" -> {
                if (verdicts.venue(internship.venue().equals("entertainment"))) {
                    findings.venue(clause, internship);
                }
            }
            case "internship.no-intermediary" -> {
                if (verdicts.intermediary(internship.viaIntermediary())) {
                    findings.intermediary(clause, internship);
                }
            }
            case "internship.no-fees" -> {
                if (verdicts.fees(internship.feesCharged() > 0)) {
                    findings.fees(clause, internship);
                }
            }
            case "internship.no-overtime" -> {
                if (!internship.specialArrangementFiled()
                        && !internship.type().equals("observation")
                        && verdicts.workingHours(internship.nightShift(), internship.overtime())) {
                    findings.overtime(clause, internship);
                }
            }
            case "internship.pay-floor" -> {
                long required = Math.min(share(internship.postWage(), clause.rate()), internship.lowestWage());
                if (internship.independent()
                        && isOnPost(internship)
                        && verdicts.payFloor(internship.monthlyPay(), required)) {
                    findings.payFloor(clause, internship, required);
                }
            }
            default -> throw new IllegalStateException("not written for " + clause.rule());
        }
    }

    private static boolean isOnPost(Internship internship) {
        return switch (internship.type()) {
            case "post" -> true;
            case "shadowing" -> !internship.from().isBefore(SHADOWING_AS_POST_FROM);
            default -> false;
        };
    }

    private static int age(LocalDate bornOn, LocalDate on) {
        int years = on.getYear() - bornOn.getYear();
        return bornOn.plusYears(years).isAfter(on) ? years - 1 : years;
    }

    /** The day on which most interns are over the limit stands for all; the first of equal ones. */
    private void headcount(Enterprise enterprise, BoundClause clause, FindingText findings) {
        LocalDate first = clause.effective();
        LocalDate last = asOf.isBefore(clause.until()) ? asOf : clause.until().minusDays(1);
        SortedSet<LocalDate> days = new TreeSet<>(List.of(first, SHADOWING_AS_POST_FROM));
        enterprise.staffing().forEach(figure -> days.add(figure.from()));
        for (Internship internship : enterprise.internships()) {
            days.add(internship.from());
            days.add(internship.to().plusDays(1));
        }
        LocalDate worst = null;
        long worstExcess = Long.MIN_VALUE;
        long worstInterns = 0;
        long worstStaff = 0;
        for (LocalDate day : days) {
            Staff staff = staffOn(enterprise.staffing(), day);
            if (staff == null || day.isBefore(first) || day.isAfter(last)) {
                continue;
            }
            long interns = 0;
            for (Internship internship : enterprise.internships()) {
                if (isPresent(internship, day, clause)) {
                    interns++;
                }
            }
            long excess = interns * 10_000 - staff.staff() * clause.rate();
            if (excess > worstExcess) {
                worst = day;
                worstExcess = excess;
                worstInterns = interns;
                worstStaff = staff.staff();
            }
        }
        if (worst != null
                && !enterprise.internships().isEmpty()
                && verdicts.headcount(worstInterns, worstStaff * clause.rate())) {
            findings.headcount(clause, asOf, worst, worstInterns, worstStaff);
        }
    }

    private static @org.jspecify.annotations.Nullable Staff staffOn(List<Staff> staffing, LocalDate day) {
        Staff latest = null;
        for (Staff figure : staffing) {
            if (!figure.from().isAfter(day) && (latest == null || !figure.from().isBefore(latest.from()))) {
                latest = figure;
            }
        }
        return latest;
    }

    private static boolean isPresent(Internship internship, LocalDate day, BoundClause clause) {
        return !internship.from().isAfter(day)
                && !internship.to().isBefore(day)
                && isOnPost(internship)
                && clause.levels().contains(internship.schoolLevel());
    }
}
