package cn.hegui.paper;

import cn.hegui.model.CreditState;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code summary.json} says of a run.
 *
 * @param clauses the counts of each clause, by its id; {@code regions} likewise by code
 * @param waivers what excused findings; null: nothing was to
 * @param tables the sheets and tables that were read; empty where all input is JSON
 * @param outputs the files of the run with the hashes of their bytes; empty where the run is older than they
 */
public record RunSummary(
        LocalDate asOf,
        Subjects subjects,
        Map<Outcome, Long> outcomes,
        Map<Severity, Long> severities,
        Map<String, Map<String, Long>> clauses,
        Map<String, Map<String, Long>> regions,
        Map<String, Long> rejects,
        Map<CreditState, Long> creditStates,
        Options options,
        Program program,
        List<FileHash> policies,
        List<FileHash> kinds,
        List<FileHash> inputs,
        @Nullable Waivers waivers,
        List<Table> tables,
        List<FileHash> outputs) {

    public RunSummary {
        clauses = Objects.requireNonNullElseGet(clauses, LinkedHashMap::new);
        regions = Objects.requireNonNullElseGet(regions, LinkedHashMap::new);
        tables = Objects.requireNonNullElse(tables, List.of());
        outputs = Objects.requireNonNullElse(outputs, List.of());
    }

    /** How many were judged and how many records were not. */
    public record Subjects(long judged, long rejected, Map<SubjectKind, Long> kinds) {}

    /** The file of waivers, and how many findings it excused. */
    public record Waivers(String file, String sha256, long waived) {}

    /** What was asked for. */
    public record Options(
            List<Outcome> outcomes,
            Language lang,
            boolean strict,
            @Nullable String within) {}

    /** The program that ran. */
    public record Program(String name, String version, String sha256) {}

    /** What became of the rows of a sheet or table. */
    public record Table(
            String file, @Nullable String sheet, long rows, long used, long rejected, long blank, long passedOver) {}

    /** A file and the SHA-256 of its bytes. */
    public record FileHash(String file, String sha256) {}

    /** The language of the run, in which its reports speak. */
    public Language language() {
        return options.lang();
    }

    /** The findings of {@code outcome}, listed or not. */
    public long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** The findings of {@code severity}. */
    public long of(Severity severity) {
        return severities.getOrDefault(severity, 0L);
    }
}
