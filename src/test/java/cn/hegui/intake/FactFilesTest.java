package cn.hegui.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactFilesTest {
    private static final InputStream NOTHING = InputStream.nullInputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("facts/b"));
        Files.createDirectories(folder.resolve("none"));
        for (String name : List.of("facts/b/z.jsonl", "facts/b.json", "facts/b-1.JSONL.GZ", "facts/a.json.zst")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createFile(folder.resolve("facts/README.md"));
        Files.createFile(folder.resolve("none/notes.txt"));
    }

    private String at(String name) {
        return folder + "/" + name;
    }

    private static void refused(List<String> arguments, String... words) {
        assertThatExceptionOfType(UnreadableInputException.class)
                .isThrownBy(() -> FactFiles.resolve(arguments, NOTHING))
                .satisfies(failure -> {
                    assertThat(failure.texts().zh()).contains(words);
                    assertThat(failure.texts().en())
                            .isNotBlank()
                            .isNotEqualTo(failure.texts().zh());
                });
    }

    @Test
    void a_folder_is_walked_in_the_order_of_paths_and_other_files_are_passed_over() {
        assertThat(FactFiles.resolve(List.of(at("facts")), NOTHING))
                .extracting(FactFile::name)
                .containsExactly(
                        at("facts/a.json.zst"), at("facts/b-1.JSONL.GZ"), at("facts/b.json"), at("facts/b/z.jsonl"));
    }

    @Test
    void arguments_keep_their_order_and_names() {
        assertThat(FactFiles.resolve(List.of(at("facts/b/"), "-", at("facts/a.json.zst")), NOTHING))
                .extracting(FactFile::name)
                .containsExactly(at("facts/b/z.jsonl"), "-", at("facts/a.json.zst"));
    }

    @Test
    void form_and_packing_follow_the_ending() {
        FactFile file =
                FactFiles.resolve(List.of(at("facts/b-1.JSONL.GZ")), NOTHING).get(0);
        assertThat(file.form()).isEqualTo(FactFile.Form.JSON_LINES);
        assertThat(file.packing()).isEqualTo(FactFile.Packing.GZIP);
        assertThat(file.size()).isZero();
    }

    @Test
    void what_cannot_be_read_is_refused() {
        refused(List.of(), "没有给出事实文件");
        refused(List.of(at("absent.jsonl")), "找不到", "absent.jsonl");
        refused(List.of(at("none")), "没有事实文件", "none");
        refused(List.of(at("facts/README.md")), "扩展名", "README.md", ".jsonl");
        refused(List.of("-", "-"), "只能给出一次");
        refused(List.of("a\0b"), "不是有效的路径");
    }

    @Test
    void standard_input_is_json_lines() {
        InputStream in = new java.io.ByteArrayInputStream("{}\n{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        FactFile file = FactFiles.resolve(List.of("-"), in).get(0);
        assertThat(file.size()).isEqualTo(-1);
        try (RawRecords records = file.open()) {
            assertThat(records.next()).isNotNull();
            assertThat(records.next()).extracting(RawRecord::line).isEqualTo(2L);
            assertThat(records.next()).isNull();
            // sha256sum of {}\n{}
            assertThat(records.sha256()).isEqualTo(RawRecordsTest.sha256("{}\n{}"));
        }
    }

    @Test
    void a_file_that_becomes_shorter_while_it_is_read_is_refused() throws IOException {
        Path file = folder.resolve("shrinks.jsonl");
        Files.writeString(file, "{\"kind\":\"enterprise\"}\n".repeat(100_000));
        FactFile fact = FactFiles.resolve(List.of(file.toString()), NOTHING).get(0);
        try (RawRecords records = fact.open()) {
            assertThat(records.next()).isNotNull();
            Files.writeString(file, "{\"kind\":\"enterprise\"}\n");
            assertThatExceptionOfType(UnreadableInputException.class)
                    .isThrownBy(() -> {
                        while (records.next() != null) {
                            // what was read before it shrank
                        }
                    })
                    .satisfies(failure -> {
                        assertThat(failure.texts().zh()).contains("shrinks.jsonl", "变短", "2,200,000");
                        assertThat(failure.texts().en()).contains("became shorter", "2,200,000");
                    });
        }
    }
}
