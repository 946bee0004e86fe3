package cn.hegui.reference;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.cli.Hegui;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost and nothing hangs on chance: over a random mixture of subjects, duplicates and broken records. */
class ConservationTest {
    private static final int SUBJECTS = 1_200;
    private static final String[] KINDS = {"enterprise", "institution", "region"};
    private static final List<String> FILES =
            List.of("findings.jsonl", "subjects.jsonl", "credit-records.jsonl", "rejects.jsonl");

    @TempDir
    private Path folder;

    @Test
    void subjectsInAreJudgedOrRejectedAndEachDutyHasOneOutcome() throws IOException {
        Mixture mixture = Mixture.of(new Random(20_261_122));
        Path out = check(write("facts.jsonl", mixture.lines), "2");
        long judged = Files.readAllLines(out.resolve("subjects.jsonl")).size();
        long rejected = Files.readAllLines(out.resolve("rejects.jsonl")).size();
        assertThat(judged + rejected).isEqualTo(mixture.lines.size());
        assertThat(rejected).isEqualTo(mixture.broken);

        Map<String, Integer> outcomes = new HashMap<>();
        Map<String, Integer> bySubject = new HashMap<>();
        for (String line : Files.readAllLines(out.resolve("findings.jsonl"))) {
            Map<?, ?> finding = ProductRun.JSON.readValue(line, Map.class);
            String subject = finding.get("kind") + " " + finding.get("subject");
            outcomes.merge(subject + " " + finding.get("clause") + " " + finding.get("target"), 1, Integer::sum);
            bySubject.merge(subject, 1, Integer::sum);
        }
        assertThat(outcomes.values()).as("outcomes of one duty").allMatch(count -> count == 1);

        int counted = 0;
        for (String line : Files.readAllLines(out.resolve("subjects.jsonl"))) {
            Map<?, ?> subject = ProductRun.JSON.readValue(line, Map.class);
            Map<?, ?> counts = (Map<?, ?>) ((Map<?, ?>) subject.get("counts")).get("outcomes");
            int sum = counts.values().stream()
                    .mapToInt(count -> ((Number) count).intValue())
                    .sum();
            assertThat(sum).isEqualTo(bySubject.getOrDefault(subject.get("kind") + " " + subject.get("subject"), 0));
            counted += sum;
        }
        assertThat(counted).isEqualTo(outcomes.size());
    }

    @Test
    void threadsAndOrderOfFieldsChangeNoByte() throws IOException {
        Mixture mixture = Mixture.of(new Random(7));
        Path one = check(write("facts.jsonl", mixture.lines), "1");
        Path two = check(write("facts.jsonl", mixture.lines), "2");
        List<String> names = new ArrayList<>(FILES);
        names.add("summary.json");
        for (String name : names) {
            assertThat(two.resolve(name)).as("%s on two threads", name).hasSameBinaryContentAs(one.resolve(name));
        }
        Path shuffled = check(write("facts.jsonl", mixture.shuffled(new Random(8))), "2");
        for (String name : List.of("findings.jsonl", "subjects.jsonl", "credit-records.jsonl")) {
            assertThat(shuffled.resolve(name))
                    .as("%s of shuffled fields", name)
                    .hasSameBinaryContentAs(one.resolve(name));
        }
    }

    private Path write(String name, List<String> lines) throws IOException {
        Path facts = folder.resolve(name);
        Files.writeString(facts, String.join("\n", lines) + "\n");
        return facts;
    }

    private Path check(Path facts, String threads) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        int exit = Hegui.run(
                "check",
                facts.toString(),
                "--as-of",
                "2023-06-30",
                "--out",
                out.toString(),
                "--outcomes",
                "all",
                "--threads",
                threads);
        assertThat(exit).isEqualTo(3);
        return out;
    }

    /** Random subjects of all kinds, some of them twice, and lines that cannot be read. */
    private record Mixture(List<String> lines, List<Map<String, Object>> subjects, int broken) {
        static Mixture of(Random random) {
            List<String> lines = new ArrayList<>();
            List<Map<String, Object>> subjects = new ArrayList<>();
            Map<String, Integer> seen = new HashMap<>();
            int broken = 0;
            for (int i = 0; i < SUBJECTS; i++) {
                Map<String, Object> subject = RandomSubjects.random(random, KINDS[i % KINDS.length]);
                String key = subject.get("kind") + " " + subject.get("id");
                broken += seen.merge(key, 1, Integer::sum) > 1 ? 1 : 0;
                subjects.add(subject);
                lines.add(ProductRun.JSON.writeValueAsString(subject));
                if (i % 100 == 50) {
                    lines.add("{\"kind\":\"enterprise\",\"id\":");
                    subjects.add(Map.of());
                    broken++;
                }
            }
            return new Mixture(lines, subjects, broken);
        }

        List<String> shuffled(Random random) {
            List<String> shuffled = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                shuffled.add(
                        subjects.get(i).isEmpty()
                                ? lines.get(i)
                                : ProductRun.JSON.writeValueAsString(shuffle(subjects.get(i), random)));
            }
            return shuffled;
        }

        private static Object shuffle(Object value, Random random) {
            if (value instanceof Map<?, ?> map) {
                List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
                Collections.shuffle(entries, random);
                Map<Object, Object> shuffled = new LinkedHashMap<>();
                entries.forEach(entry -> shuffled.put(entry.getKey(), shuffle(entry.getValue(), random)));
                return shuffled;
            }
            if (value instanceof List<?> list) {
                return list.stream().map(item -> shuffle(item, random)).toList();
            }
            return value;
        }
    }
}
