package cn.hegui.service.selfcheck;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the self-check shows, in words of one language.
 *
 * @param asOf the day of the check, ISO
 * @param draft the facts so far as JSON; empty where there are none
 * @param problems what is to be mended before anything can be judged
 * @param form null where the page asks only who it is
 * @param result null until something was judged
 * @param choice null unless a file holds several subjects
 */
public record SelfCheckView(
        String asOf,
        String draft,
        List<Problem> problems,
        Who who,
        @Nullable Form form,
        @Nullable Result result,
        @Nullable Choice choice) {
    /** Something to be mended; {@code anchor} is where, or null. */
    public record Problem(
            String text, @Nullable String anchor, @Nullable String field) {}

    /** One of several values. */
    public record Option(String value, String text, boolean selected) {}

    /** Who is asked. {@code region} is the six digits chosen so far, or empty; {@code cities} and {@code counties} may be empty. */
    public record Who(
            String kind,
            List<Option> kinds,
            String region,
            String place,
            List<Option> provinces,
            List<Option> cities,
            List<Option> counties,
            Field name,
            Field id) {
        /** Whether it is asked as a school. */
        public boolean isSchool() {
            return kind.equals("institution");
        }

        /** Whether enough is known to ask for facts. */
        public boolean isPlaced() {
            return !region.isEmpty();
        }
    }

    /**
     * One input.
     *
     * @param type {@code text}, {@code date} or {@code select}
     * @param mode how a phone helps to type: {@code decimal}, {@code numeric} or {@code text}
     * @param unit what stands behind it; may be empty
     * @param hint may be empty
     * @param hintId where the hint stands on the page; empty where there is none
     * @param fault why what was typed cannot be so; may be empty
     * @param refreshes whether what is asked depends on it
     */
    public record Field(
            String id,
            String name,
            String label,
            String type,
            String mode,
            String value,
            List<Option> options,
            String unit,
            String hint,
            String hintId,
            String fault,
            boolean refreshes) {
        /** The ids of what describes it; null where nothing does. */
        public @Nullable String describedBy() {
            String faultId = fault.isEmpty() ? "" : id + "-fault";
            String all = (hintId + " " + faultId).strip();
            return all.isEmpty() ? null : all;
        }

        /** Whether what was typed cannot be so. */
        public boolean isFaulty() {
            return !fault.isEmpty();
        }
    }

    /** The facts that are asked. {@code clauses}: how many clauses read them. */
    public record Form(List<Group> groups, int clauses) {}

    /** What is asked about one matter. */
    public record Group(String id, String title, List<Field> fields, List<Reason> reasons, List<FactRows> lists) {}

    /** Why a field is asked: an example, and the clauses that read it. */
    public record Reason(String label, String unit, String example, List<Law> laws) {}

    /**
     * One list.
     *
     * @param none whether it is said that there is none
     * @param more how many rows are not shown
     */
    public record FactRows(
            String id,
            String name,
            String title,
            String hint,
            boolean none,
            List<Row> rows,
            int more,
            List<Reason> reasons) {}

    /** One row, and what takes it away. */
    public record Row(String title, String pointer, List<Field> fields) {}

    /**
     * What was found.
     *
     * @param who the subject in one line
     * @param was how findings first came out, by their key: hidden fields of the next change
     */
    public record Result(
            String sentence,
            String who,
            List<Moved> moves,
            List<Was> was,
            List<Section> sections,
            List<Missing> missing,
            List<String> leads) {}

    /** A finding that came out otherwise at first. */
    public record Was(String name, String outcome) {}

    /** A move in words; {@code anchor} is the item. */
    public record Moved(String title, String from, String to, String outcome, String anchor) {}

    /** The items of one outcome; {@code moved}: how many of them stand here only because they first did. */
    public record Section(String id, String outcome, String title, int size, int moved, List<Matter> matters) {}

    /** Those of one matter. */
    public record Matter(String title, int size, boolean folded, List<Card> cards) {}

    /** One card: a rule under the same clauses. {@code rest} are the messages of items that are not shown in full. */
    public record Card(
            String title,
            String severity,
            String severityWord,
            List<Item> items,
            List<String> rest,
            int more,
            List<Law> laws,
            String remedy,
            String responsible) {}

    /**
     * One item.
     *
     * @param outcome the code of how it comes out now
     * @param before the words of how it first came out; empty: as now
     * @param gap how much is missing; may be empty
     */
    public record Item(
            String id,
            String title,
            String message,
            String outcome,
            String outcomeWord,
            String before,
            String gap,
            @Nullable Bar bar,
            List<Field> figures,
            List<Place> places,
            List<Way> ways) {}

    /** A bar against a marked limit, in thousandths of its width, and the words that say the same. */
    public record Bar(int measured, int limit, String words) {}

    /** Where a fact that is missing is filled in. */
    public record Place(String label, String target) {}

    /** A change of one figure that would do. */
    public record Way(String words, String action) {}

    /** A clause: its name, its words, and where it stands in the policy book. */
    public record Law(String name, String title, String words, boolean quoted, String note, String link) {}

    /** A list that was not given. */
    public record Missing(String title, String list, int clauses, String rules) {}

    /** The subjects of a file, of which one is checked. */
    public record Choice(int subjects, List<Candidate> candidates, List<Problem> rejects) {}

    /** One of them, with its facts. */
    public record Candidate(String title, String draft) {}
}
