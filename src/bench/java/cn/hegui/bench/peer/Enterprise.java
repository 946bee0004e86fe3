package cn.hegui.bench.peer;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enterprise as the peers read it: complete but for what was carried in. Amounts in fen. */
record Enterprise(
        String id,
        String name,
        String region,
        List<Account> accounts,
        List<Internship> internships,
        List<Staff> staffing) {
    /** @param carriedIn null: not known */
    record Account(
            int year,
            long payroll,
            long taxPayroll,
            long extracted,
            long spent,
            long frontlineSpent,
            long deducted,
            @Nullable Long carriedIn,
            @Nullable Long fullyDeductible) {}

    record Internship(
            String id,
            String schoolLevel,
            String type,
            LocalDate from,
            LocalDate to,
            boolean agreementSigned,
            long monthlyPay,
            LocalDate bornOn,
            long schoolYear,
            String venue,
            boolean viaIntermediary,
            boolean independent,
            long postWage,
            long lowestWage,
            long feesCharged,
            boolean nightShift,
            boolean overtime,
            boolean specialArrangementFiled) {}

    record Staff(LocalDate from, long staff) {}
}
