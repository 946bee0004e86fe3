package cn.hegui.policy.lint;

import cn.hegui.policy.Written;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clause as it is written, and the document that it stands in.
 *
 * @param id as the policy book makes it of document, article and suffix; parts that are missing read as ?
 */
record WrittenClause(String id, Written document, Written clause) {
    static List<WrittenClause> in(Written document) {
        List<WrittenClause> clauses = new ArrayList<>();
        for (Written article : document.list("articles")) {
            for (Written clause : article.list("clauses")) {
                String item = clause.text("item");
                String id = part(document, "document") + "/" + part(article, "key") + (item == null ? "" : "." + item)
                        + "/" + part(clause, "suffix");
                clauses.add(new WrittenClause(id, document, clause));
            }
        }
        return clauses;
    }

    private static String part(Written mapping, String name) {
        String text = mapping.text(name);
        return text == null ? "?" : text;
    }

    /** The version that takes effect on {@code day}; the clause itself where it has no versions. */
    Written version(String day) {
        for (Written version : clause.list("versions")) {
            if (day.equals(version.text("effective"))) {
                return version;
            }
        }
        return clause;
    }

    /** How sure its words are: read, restated, unverified; null where that is not said. */
    @Nullable
    String verification() {
        return clause.text("verification");
    }
}
