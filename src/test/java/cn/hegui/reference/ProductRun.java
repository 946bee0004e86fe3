package cn.hegui.reference;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.cli.Hegui;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Judges subjects with the product, in this process, through its command line only. */
final class ProductRun {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static int runs;

    private ProductRun() {}

    /** What the product says of each subject, by the subject's id. */
    static Map<String, ReferenceJudgement> judge(List<Map<String, Object>> subjects, LocalDate asOf, Path folder) {
        try {
            Path run = Files.createDirectories(folder.resolve("run-" + ++runs));
            Path facts = run.resolve("facts.jsonl");
            StringBuilder lines = new StringBuilder();
            for (Map<String, Object> subject : subjects) {
                lines.append(json(subject)).append('\n');
            }
            Files.writeString(facts, lines);
            Path out = run.resolve("out");
            int exit = Hegui.run(
                    "check",
                    facts.toString(),
                    "--as-of",
                    asOf.toString(),
                    "--out",
                    out.toString(),
                    "--outcomes",
                    "all");
            List<Map<String, Object>> rejects = exit == 2 ? List.of() : lines(out.resolve("rejects.jsonl"));
            assertThat(exit)
                    .as(
                            "exit code for %s; rejects: %s",
                            facts, rejects.stream().limit(5).toList())
                    .isIn(0, 1);
            Map<String, List<ReferenceFinding>> findings = new LinkedHashMap<>();
            Map<String, List<ReferenceCredit>> credits = new LinkedHashMap<>();
            for (Map<String, Object> subject : subjects) {
                findings.put((String) subject.get("id"), new ArrayList<>());
                credits.put((String) subject.get("id"), new ArrayList<>());
            }
            for (Map<String, Object> line : lines(out.resolve("findings.jsonl"))) {
                findings.get((String) line.get("subject")).add(finding(line));
            }
            for (Map<String, Object> line : lines(out.resolve("credit-records.jsonl"))) {
                credits.get((String) line.get("subject")).add(credit(line));
            }
            Map<String, ReferenceJudgement> judgements = new LinkedHashMap<>();
            findings.forEach((id, list) -> judgements.put(id, new ReferenceJudgement(list, credits.get(id))));
            return judgements;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(Path file) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                lines.add(JSON.readValue(line, Map.class));
            }
        }
        return lines;
    }

    private static ReferenceFinding finding(Map<String, Object> line) {
        TreeSet<String> notes = new TreeSet<>();
        for (String note : texts(line.get("notes"))) {
            notes.add(note.replaceFirst("[^a-z-].*", "")); // a code, perhaps with figures behind it
        }
        return new ReferenceFinding(
                Facts.text(line, "clause"),
                Facts.text(line, "rule"),
                Facts.text(line, "target"),
                Facts.text(line, "outcome"),
                Facts.text(line, "severity"),
                number(line, "amountMissing"),
                Facts.day(line, "dueOn"),
                new TreeSet<>(texts(line.get("missing"))),
                notes,
                null,
                null);
    }

    private static BigDecimal number(Map<String, Object> line, String field) {
        return Facts.number(line, field);
    }

    private static ReferenceCredit credit(Map<String, Object> line) {
        return new ReferenceCredit(
                Facts.text(line, "noticeNo"),
                Facts.text(line, "rule"),
                Facts.text(line, "year"),
                Facts.text(line, "state"),
                List.copyOf(texts(line.get("basis"))));
    }

    private static List<String> texts(Object node) {
        return node instanceof Collection<?> values
                ? values.stream().map(Object::toString).toList()
                : List.of();
    }
}
