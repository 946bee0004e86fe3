package cn.hegui.check;

import cn.hegui.model.Clause;
import java.util.List;

/**
 * A clause that is laid down where a subject is, for subjects of its kind, and of which nothing was found.
 *
 * @param lists the lists of facts that the reason speaks of; empty: none
 */
public record Silence(Clause clause, Why why, List<String> lists) {
    /** Why nothing was found. */
    public enum Why {
        /** A later version of the clause has taken its place. */
        SUPERSEDED,
        /** The clause is for institutions of other levels. */
        LEVEL,
        /** The clause is for institutions of other sponsors. */
        SPONSOR,
        /** The clause lays the duty on other regions. */
        OTHER_REGION,
        /** The clause was not in force on the day that counts. */
        TIME,
        /** The list is not known. */
        LIST_ABSENT,
        /** The list says that there is none. */
        LIST_EMPTY,
        /** No item is of the kind that the clause is about. */
        NO_ITEM
    }
}
