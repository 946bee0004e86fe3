package cn.hegui.service.cases;

import cn.hegui.cases.Breach;
import cn.hegui.cases.CreditCase;
import cn.hegui.cases.Stage;
import cn.hegui.cases.StepKind;
import cn.hegui.model.Texts;
import cn.hegui.store.CaseLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of cases show. */
public final class CaseViews {
    private CaseViews() {}

    /** A case in a list, with what it is called. */
    public record Row(CaseLine line, String regionName, Texts rule, boolean overdue) {}

    /** How many cases are at a stage. */
    public record StageCount(Stage stage, long cases) {}

    /**
     * The list of cases.
     *
     * @param chosen the stage asked for; null: all
     * @param soon what is due next
     * @param problem what is wrong with what was asked; null: nothing
     * @param next the query of the next page; null: this is the last
     */
    public record Listed(
            List<Row> rows,
            List<StageCount> counts,
            @Nullable Stage chosen,
            String text,
            String region,
            boolean overdue,
            boolean approves,
            long toApprove,
            List<Due> soon,
            @Nullable Texts problem,
            @Nullable String next) {}

    /** What a finding would open. */
    public record Proposed(
            Breach breach,
            String message,
            String regionName,
            Texts rule,
            String run,
            String finding,
            String reason,
            boolean mayOpen,
            @Nullable Texts problem) {}

    /** One thing of a step or a case, by its name. */
    public record Detail(Texts label, Texts value) {}

    /** A step that was taken. */
    public record Taken(
            long seq,
            String at,
            Texts step,
            String who,
            Texts office,
            List<Detail> details,
            @Nullable String reason,
            String hash) {}

    /**
     * A step that may be taken.
     *
     * @param whyNot why it cannot be taken yet; null: it can
     * @param entered what was entered before, by field
     * @param faults what is wrong with it, by field
     * @param problem what is wrong with the step as a whole; null: nothing
     */
    public record Offered(
            StepKind kind,
            @Nullable Texts whyNot,
            List<StepFields.Field> fields,
            Map<String, String> entered,
            Map<String, Texts> faults,
            @Nullable Texts problem) {
        /** Whether its form was sent and came back. */
        public boolean isBack() {
            return problem != null || !faults.isEmpty();
        }

        /** What was entered in a field; empty: nothing. */
        public String value(String field) {
            return entered.getOrDefault(field, "");
        }
    }

    /**
     * A case.
     *
     * @param clock what time has done to it, or will; in words
     * @param notice what has just happened; null: nothing
     * @param problem what went wrong as a whole; null: nothing
     */
    public record Shown(
            CreditCase it,
            String regionName,
            Texts rule,
            List<Texts> clock,
            List<Detail> papers,
            List<Taken> steps,
            List<Offered> offers,
            @Nullable Texts problem) {}

    /** Something that is due on a day. */
    public record Due(LocalDate day, Texts what, CaseLine line, boolean past) {}

    /** One day of a calendar; null number: outside the month. */
    public record Day(@Nullable LocalDate day, boolean today, List<Due> dues) {}

    /** What is due in a month. */
    public record Month(
            String month, String before, String after, List<List<Day>> weeks, List<Due> dues, boolean cut) {}
}
