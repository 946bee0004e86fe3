package cn.hegui.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One duty laid down by one article of one document, in one version: a clause whose figure changes in time has several,
 * of the same id, whose times do not overlap.
 *
 * @param id document/article/suffix, for example {@code jilin-2018/15.1/frontline}
 * @param article the article as printed, with its item, for example （十五）1
 * @param rule the rule kind that judges it
 * @param levels the institution levels that it is narrowed to; empty: all
 * @param sponsors the sponsors that it is narrowed to; empty: all
 * @param quote the document's own words
 * @param interpretation the reading by which it is applied where its words do not print it; else null
 * @param responsible the authorities, as printed
 */
public record Clause(
        String id,
        Document document,
        String article,
        String rule,
        Force force,
        Parameters parameters,
        Set<Level> levels,
        Set<Sponsor> sponsors,
        Interval inForce,
        String quote,
        @Nullable String interpretation,
        @Nullable Erratum erratum,
        List<String> responsible) {

    /** The severity of a failed finding by the clause itself; what the fact's day or kind lowers comes on top. */
    public Severity severity() {
        if (document.isDraft() || force == Force.ENCOURAGED) {
            return Severity.ADVISORY;
        }
        return force == Force.MANDATORY && interpretation == null ? Severity.VIOLATION : Severity.WARNING;
    }
}
