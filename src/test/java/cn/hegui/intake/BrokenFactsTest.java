package cn.hegui.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.hegui.model.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every mistake that facts.md names is found in its file, at its place, and said in the words that are expected. */
class BrokenFactsTest {
    private static final Path FOLDER = Path.of("fixtures", "broken", "facts");
    private static final FactReader READER = new FactReader(Set.of("1.1.1"), false);

    @TestFactory
    Stream<DynamicTest> a_broken_record_is_rejected() {
        return rows("rejects").entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> {
                    Map<String, Object> expected = row.getValue();
                    Reject reject = lastReject(row.getKey());
                    assertThat(reject.code()).isEqualTo(expected.get("code"));
                    assertThat(reject.pointer()).isEqualTo(expected.get("pointer"));
                    assertThat(reject.line()).isEqualTo(((Number) expected.get("line")).longValue());
                    assertThat(reject.id()).isEqualTo(expected.get("id"));
                    assertThat(reject.reason().zh()).contains(words(expected)).matches("[^!！]*。");
                    assertThat(reject.reason().en())
                            .matches("[ -~…\\P{ASCII}]*\\.")
                            .doesNotContain("!");
                }));
    }

    @TestFactory
    Stream<DynamicTest> an_unreadable_file_ends_the_run() {
        return rows("unreadable").entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> {
                    assertThatThrownBy(() -> read(row.getKey()))
                            .isInstanceOfSatisfying(UnreadableInputException.class, failure -> {
                                assertThat(failure.texts().zh())
                                        .contains(words(row.getValue()))
                                        .contains(row.getKey());
                                assertThat(failure.texts().en()).contains(row.getKey());
                            });
                }));
    }

    @Test
    void every_file_of_the_folder_has_a_row() throws IOException {
        Set<String> rows = new TreeSet<>(rows("rejects").keySet());
        rows.addAll(rows("unreadable").keySet());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("expected.yaml")))
                    .containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    private static Reject lastReject(String file) {
        List<Reading> readings = read(file);
        assertThat(readings.get(readings.size() - 1)).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected) readings.get(readings.size() - 1)).reject();
    }

    private static List<Reading> read(String name) {
        SeenSubjects seen = new SeenSubjects();
        List<Reading> readings = new ArrayList<>();
        String path = FOLDER.resolve(name).toString();
        for (FactFile file : FactFiles.resolve(List.of(path), InputStream.nullInputStream())) {
            try (RawRecords records = file.open()) {
                for (RawRecord record = records.next(); record != null; record = records.next()) {
                    readings.add(seen.admit(READER.read(record)));
                }
            }
        }
        return readings;
    }

    private static String[] words(Map<String, Object> row) {
        return ((List<?>) row.get("words")).stream().map(Object::toString).toArray(String[]::new);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> rows(String part) {
        try (InputStream yaml = Files.newInputStream(FOLDER.resolve("expected.yaml"))) {
            Object all = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            return (Map<String, Map<String, Object>>) ((Map<String, ?>) all).get(part);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
