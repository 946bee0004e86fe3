package cn.hegui.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article of a document: the clauses that it lays down, or why nothing in it can be checked.
 *
 * @param article as printed, for example （十五）
 * @param key in Arabic numerals, as in clause ids
 * @param section whether it is an unnumbered section or an annex, not a numbered article
 * @param reason why nothing in it can be checked: aspiration, permission, organisational, unquantified, elsewhere;
 *     null where it has clauses
 * @param clauseIds the ids of its clauses, in order
 * @param seeAlsoIds the ids of what is cited from it beside clauses of others, in order
 */
public record Article(
        String article,
        String key,
        String heading,
        boolean section,
        @Nullable String reason,
        @Nullable String note,
        List<String> clauseIds,
        List<String> seeAlsoIds,
        List<Indicator> indicators,
        List<Task> tasks,
        List<String> notes) {}
