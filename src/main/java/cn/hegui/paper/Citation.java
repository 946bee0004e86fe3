package cn.hegui.paper;

import cn.hegui.report.Ground;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The clause on which a finding rests, in the words that the run found it by. */
public record Citation(
        String title,
        @Nullable String number,
        String article,
        @Nullable String quote,
        @Nullable String summary,
        @Nullable String verification,
        @Nullable String status,
        @Nullable String interpretation,
        @Nullable Erratum erratum,
        List<SeeAlso> seeAlso) {

    public Citation {
        seeAlso = Objects.requireNonNullElse(seeAlso, List.of());
    }

    /** What is printed, and what is applied in its stead. */
    public record Erratum(String printed, String applied, String reason, String source) {}

    /** What is cited beside it. */
    public record SeeAlso(String title, @Nullable String number, String article, String summary) {
        /** As a reader would cite it. */
        public String ground() {
            return Ground.name(title, number, article);
        }
    }

    /** As a reader would cite it: 吉政办发〔2018〕48号（十五）1. */
    public String ground() {
        return Ground.name(title, number, article);
    }

    /** The document's own words; where there are none, ours. */
    public String words() {
        return quote != null ? quote : Objects.requireNonNullElse(summary, "");
    }
}
