package cn.hegui.tables;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.intake.FactFile;
import cn.hegui.intake.FactFiles;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.RawRecords;
import cn.hegui.intake.Reading;
import cn.hegui.model.Language;
import cn.hegui.model.Subject;
import cn.hegui.reference.SubjectArbitraries;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** No form loses a fact: what was written in one is what is read again. */
class RoundTripTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FactReader READER = new FactReader(Set.of("1.1.1", "1.2.1", "1.3.1"), true);
    private static final Examples EXAMPLES = new Examples(Set.of("1.1.1"));

    /** Subjects with names and figures that are hard on cells. */
    @Provide
    Arbitrary<List<Map<String, Object>>> subjects() {
        Arbitrary<String> names = Arbitraries.of(
                " 前后空格 ",
                "=1+1",
                "'-x",
                "-",
                "007",
                "1E5",
                "2020-12-31",
                "是",
                "_x0041_",
                "a\nb",
                "甲,乙\"丙\"",
                "𠮷野",
                "\u0001控制",
                "'",
                "<&>",
                "#REF!",
                "TRUE");
        return SubjectArbitraries.subjects()
                .flatMap(subject -> names.injectNull(0.3).map(name -> {
                    Map<String, Object> named = new LinkedHashMap<>(subject);
                    if (name != null) {
                        named.put("name", name);
                    }
                    return named;
                }))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private interface Form {
        FactSink open(Path path) throws IOException;
    }

    private static final Map<String, Form> FORMS = Map.of(
            "a.jsonl", path -> FactJson.lines(out(path)),
            "a.json", path -> FactJson.array(out(path)),
            "a.xlsx", path -> new FactBook(out(path), List.of(), Language.ZH, EXAMPLES, Codes.NONE),
            "facts", path -> new FactFolder(Files.createDirectory(path)));

    private static OutputStream out(Path path) throws IOException {
        return Files.newOutputStream(path);
    }

    @Property(tries = 20)
    void every_form_holds_every_fact(@ForAll("subjects") List<Map<String, Object>> given) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        Set<String> ids = new java.util.HashSet<>();
        for (Map<String, Object> one : given) {
            if (READER.read(RawRecord.of("given", 1, JSON.writeValueAsBytes(one))) instanceof Reading.Accepted accepted
                    && ids.add(accepted.subject().id())) {
                subjects.add(accepted.subject());
            }
        }
        assertThat(subjects).isNotEmpty();
        Path folder = Files.createTempDirectory("hegui-round");
        try {
            for (Map.Entry<String, Form> form : FORMS.entrySet()) {
                Path path = folder.resolve(form.getKey());
                try (FactSink sink = form.getValue().open(path)) {
                    for (Subject subject : subjects) {
                        sink.add(subject);
                    }
                    sink.finish();
                }
                assertThat(read(path)).as(form.getKey()).containsExactlyInAnyOrderElementsOf(subjects);
            }
        } finally {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static List<Subject> read(Path path) {
        List<Subject> subjects = new ArrayList<>();
        for (FactFile file : FactFiles.resolve(List.of(path.toString()), InputStream.nullInputStream())) {
            try (RawRecords records = file.open()) {
                for (RawRecord record = records.next(); record != null; record = records.next()) {
                    Reading reading = READER.read(record);
                    assertThat(reading).isInstanceOf(Reading.Accepted.class);
                    subjects.add(((Reading.Accepted) reading).subject());
                }
            }
        }
        return subjects;
    }
}
