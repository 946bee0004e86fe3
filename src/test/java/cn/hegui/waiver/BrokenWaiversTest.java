package cn.hegui.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.hegui.model.Language;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.Problem;
import cn.hegui.policy.RuleKinds;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every file of {@code fixtures/broken/waivers} holds one mistake, refused with the words of its {@code expected.txt}. */
class BrokenWaiversTest {
    private static final Path BROKEN = Path.of("fixtures/broken/waivers");
    private static final Path DEMO = Path.of("fixtures/waivers/demo.yaml");
    private static final PolicyBook BOOK = PolicyBook.bundled(RuleKinds.bundled());

    /** Mistakes that only the policy book or the calendar can see. */
    private static final Set<String> SCHEMA_ACCEPTS = Set.of(
            "no-such-day.yaml",
            "unknown-clause.yaml",
            "unknown-region.yaml",
            "unknown-rule.yaml",
            "until-before-from.yaml");

    /** No YAML that could be put before a schema. */
    private static final Set<String> UNREADABLE = Set.of("gbk.yaml", "not-yaml.yaml");

    @Test
    void everyMistakeIsRefusedWithItsWords() throws IOException {
        Map<String, List<String>> expected = expected();
        assertThat(files().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (Map.Entry<String, List<String>> mistake : expected.entrySet()) {
            Path file = BROKEN.resolve(mistake.getKey());
            BadWaiversException refused =
                    catchThrowableOfType(BadWaiversException.class, () -> WaiverFile.read(file, BOOK));
            assertThat(refused).as(mistake.getKey()).isNotNull();
            List<Problem> problems = refused.problems();
            assertThat(problems).as(refused.getMessage()).hasSameSizeAs(mistake.getValue());
            for (int i = 0; i < problems.size(); i++) {
                String line = mistake.getValue().get(i);
                String said =
                        problems.get(i).in(Language.ZH) + "\n" + problems.get(i).in(Language.EN);
                assertThat(said).startsWith(file + ":" + line.substring(0, line.indexOf(' ')) + ":");
                assertThat(said).contains(line.substring(line.indexOf(' ') + 1).split("\\|"));
            }
        }
    }

    @Test
    void theSchemaSeesTheSameMistakes() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("rules/waivers.schema.json")), InputFormat.JSON);
        assertThat(errors(schema, DEMO)).isEmpty();
        for (Path file : files().toList()) {
            String name = file.getFileName().toString();
            if (!UNREADABLE.contains(name)) {
                assertThat(errors(schema, file).isEmpty()).as(name).isEqualTo(SCHEMA_ACCEPTS.contains(name));
            }
        }
    }

    @Test
    void theExampleIsSound() {
        assertThat(WaiverFile.read(DEMO, BOOK).waivers()).hasSize(2);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        BadWaiversException refused = catchThrowableOfType(
                BadWaiversException.class, () -> WaiverFile.read(BROKEN.resolve("none.yaml"), BOOK));
        assertThat(refused.in(Language.ZH)).contains("none.yaml", "无法读取文件", "未作任何核对");
        assertThat(refused.in(Language.EN)).contains("none.yaml", "cannot be read", "nothing was judged");
    }

    private static List<String> errors(Schema schema, Path file) throws IOException {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        JsonNode json = JsonMapper.shared().valueToTree(loaded);
        return schema.validate(json).stream().map(Object::toString).toList();
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(BROKEN)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    private static Map<String, List<String>> expected() throws IOException {
        Map<String, List<String>> expected = new TreeMap<>();
        for (String line : Files.readAllLines(BROKEN.resolve("expected.txt"))) {
            if (!line.startsWith("#")) {
                int colon = line.indexOf(':');
                expected.computeIfAbsent(line.substring(0, colon), file -> new ArrayList<>())
                        .add(line.substring(colon + 1));
            }
        }
        return expected;
    }
}
