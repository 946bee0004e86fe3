package cn.hegui.paper;

import cn.hegui.model.CreditState;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of {@code credit-records.jsonl}. */
public record CreditLine(
        String subject,
        @Nullable String name,
        String region,
        String regionName,
        Behaviour behaviour,
        String rule,
        @Nullable String year,
        @Nullable String noticeNo,
        CreditState state,
        List<String> basis,
        @Nullable String issuedBy,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate refusalConfirmedOn,
        @Nullable String refusalDocumentNo,
        @Nullable String refusalAuthority,
        @Nullable LocalDate correctedOn,
        List<String> notes)
        implements RunLine {

    public CreditLine {
        basis = Objects.requireNonNullElse(basis, List.of());
        notes = Objects.requireNonNullElse(notes, List.of());
    }

    /** What would be entered, in the words of the clause that bases it. */
    public record Behaviour(String code, String words) {}

    /** The name of the subject; its id where it has none. */
    public String subjectName() {
        return name == null || name.isBlank() ? subject : name;
    }
}
