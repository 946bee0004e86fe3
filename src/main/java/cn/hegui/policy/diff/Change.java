package cn.hegui.policy.diff;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Interval;
import cn.hegui.model.ParameterSpec;
import org.jspecify.annotations.Nullable;

/** One thing that differs between two policy books. */
public sealed interface Change {
    /** The document that it belongs to, as the newer book has it; as the older one has it where it was removed. */
    Document document();

    /** A document that only the newer book has. */
    record DocumentAdded(Document document) implements Change {}

    /** A document that only the older book has. */
    record DocumentRemoved(Document document) implements Change {}

    /** A document whose own time changed: it was ended, or its days were corrected. */
    record DocumentTime(Document document, Interval before) implements Change {}

    /** A property of a document other than its time. */
    record DocumentProperty(
            Document document,
            Property property,
            @Nullable String before,
            @Nullable String after) implements Change {}

    /** An article whose row, apart from its clauses, is not what it was; {@code before} null: it was not there. */
    record ArticleRow(
            Document document,
            @Nullable Article before,
            @Nullable Article after) implements Change {}

    /** A clause that only the newer book has, in its first version. */
    record ClauseAdded(Clause clause) implements Change {
        @Override
        public Document document() {
            return clause.document();
        }
    }

    /** A clause that only the older book has, in its last version. */
    record ClauseRemoved(Clause clause) implements Change {
        @Override
        public Document document() {
            return clause.document();
        }
    }

    /** A time in which one book has the clause in force and the other has not. */
    record ClauseTime(Clause clause, Interval time, boolean inForce) implements Change {
        @Override
        public Document document() {
            return clause.document();
        }
    }

    /**
     * A figure that differs for a time in which both books have the clause in force.
     *
     * @param before null: it was open or not given
     * @param after null: it is open or not given
     */
    record Figure(
            Clause clause,
            ParameterSpec parameter,
            Interval time,
            @Nullable Object before,
            @Nullable Object after) implements Change {
        @Override
        public Document document() {
            return clause.document();
        }
    }

    /** A property of a clause other than its times and figures; absent ones are null. */
    record ClauseProperty(
            Clause clause,
            Property property,
            @Nullable String before,
            @Nullable String after) implements Change {
        @Override
        public Document document() {
            return clause.document();
        }
    }

    /** A property whose words are compared. */
    enum Property {
        TITLE,
        NUMBER,
        ISSUER,
        REGION,
        ISSUED,
        STATUS,
        STATUS_NOTE,
        ABOVE,
        ARTICLE,
        RULE,
        FORCE,
        LEVELS,
        SPONSORS,
        QUOTE,
        SUMMARY,
        VERIFICATION,
        INTERPRETATION,
        ERRATUM,
        RESPONSIBLE
    }
}
