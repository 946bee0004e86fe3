package cn.hegui.cases;

import cn.hegui.model.RegionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the credit system is told of one determined behaviour, as it stands after a step: the fields of
 * {@code credit-records.jsonl}, and what publication and repair add. Only of determined cases; nothing about a person, and
 * none of the free texts of the log.
 *
 * @param state {@code recordable}, {@code repairable}, {@code candidate} while contested, {@code repaired}, {@code withdrawn}
 */
public record CreditEntry(
        String caseId,
        String subject,
        @Nullable String name,
        RegionCode region,
        Behaviour behaviour,
        String rule,
        String year,
        String noticeNo,
        String state,
        List<String> basis,
        String issuedBy,
        LocalDate issuedOn,
        LocalDate dueOn,
        @Nullable LocalDate refusedInWritingOn,
        LocalDate refusalConfirmedOn,
        String refusalDocumentNo,
        String refusalAuthority,
        @Nullable LocalDate correctedOn,
        Published publication,
        @Nullable LocalDate repairedOn,
        @Nullable String repairDocumentNo,
        @Nullable String withdrawalDocumentNo,
        List<Figures> breaches,
        Breach.FindingPlace finding) {

    /** What was done, by the rule and in the words of the clause that makes it a credit behaviour. */
    public record Behaviour(String code, String clause, String citation, String words) {}

    /** How long it is published: repair from {@code repairableFrom} on; it ends by itself after {@code lastDay}. */
    public record Published(
            SeverityClass severity, boolean published, LocalDate repairableFrom, LocalDate lastDay, String basis) {}

    /** A clause that was breached, with the figures of the finding. */
    public record Figures(
            String clause,
            String citation,
            String target,
            @Nullable String measured,
            @Nullable String relation,
            @Nullable String required,
            @Nullable String unit,
            @Nullable String amountMissing) {}

    /** What is told of {@code it}; null where nothing was ever determined. */
    public static @Nullable CreditEntry of(CreditCase it) {
        CreditCase.Determination determination = it.determination();
        CreditCase.Notice notice = it.notice();
        Breach.CreditClause behaviour = it.behaviour();
        if (determination == null || notice == null || behaviour == null) {
            return null;
        }
        Breach breach = it.breach();
        CreditCase.Repair repair = it.repair();
        return new CreditEntry(
                it.id().toString(),
                breach.subject(),
                breach.name(),
                breach.region(),
                new Behaviour(behaviour.rule(), behaviour.id(), behaviour.citation(), behaviour.words()),
                breach.rule(),
                breach.target(),
                notice.no(),
                state(it),
                it.basis(),
                notice.issuedBy(),
                notice.issuedOn(),
                notice.dueOn(),
                it.refusedInWritingOn(),
                determination.determinedOn(),
                determination.documentNo(),
                determination.authority(),
                it.correctedOn(),
                new Published(
                        determination.publication().severity(),
                        determination.publication().published(),
                        determination.repairableFrom(),
                        determination.lastDay(),
                        determination.publication().basis()),
                repair == null ? null : repair.grantedOn(),
                repair == null ? null : repair.documentNo(),
                it.withdrawalNo(),
                breach.clauses().stream()
                        .filter(Breach.BreachedClause::canFound)
                        .map(clause -> new Figures(
                                clause.id(),
                                clause.citation(),
                                breach.target(),
                                clause.measured(),
                                clause.relation(),
                                clause.required(),
                                clause.unit(),
                                clause.amountMissing()))
                        .toList(),
                breach.finding());
    }

    /** Its members as plain values (texts, truth values, lists, maps), in the order above. */
    public Map<String, Object> members() {
        return RecordMembers.of(this);
    }

    /** The entry that {@link #members()} were written of. */
    public static CreditEntry read(Map<String, ?> members) {
        return RecordMembers.read(CreditEntry.class, members, "");
    }

    private static String state(CreditCase it) {
        var state = it.creditState();
        return state == null ? it.stage().code() : state.code();
    }
}
