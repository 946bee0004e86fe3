package cn.hegui.model;

import java.util.List;
import java.util.Objects;
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
 * @param quote the document's own words; null where only {@code summary} tells what it says
 * @param summary what it says in our own words; null where {@code quote} is enough
 * @param verification how well the text is known; null for a document as received
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
        @Nullable String quote,
        @Nullable String summary,
        @Nullable Verification verification,
        @Nullable String interpretation,
        @Nullable Erratum erratum,
        List<String> responsible) {

    public Clause {
        if (quote == null && summary == null) {
            throw new IllegalArgumentException("neither a quote nor a summary: " + id);
        }
    }

    /** Whether its text has not been read: it shows what may be amiss and bases nothing. */
    public boolean isUnverified() {
        return verification == Verification.UNVERIFIED;
    }

    /** The document's own words; where there are none, ours. */
    public String words() {
        return Objects.requireNonNull(quote != null ? quote : summary);
    }

    /** The severity of a failed finding by the clause itself; what the fact's day or kind lowers comes on top. */
    public Severity severity() {
        if (document.isDraft() || force == Force.ENCOURAGED || isUnverified()) {
            return Severity.ADVISORY;
        }
        return force == Force.MANDATORY && interpretation == null ? Severity.VIOLATION : Severity.WARNING;
    }
}
