package cn.hegui.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schema, by which an editor helps while a policy file is written, and the program, which has the last word, agree:
 * what the schema refuses the program refuses, and the program refuses more only where a fixture says so.
 */
class PolicySchemaTest {
    private static final Schema SCHEMA = schema();

    /** A mistake between properties, files or dates, which a schema cannot see. */
    private static final String ACCEPTS = "# schema: accepts";

    /** No YAML that could be put before a schema. */
    private static final String UNREADABLE = "# schema: unreadable";

    @TestFactory
    Stream<DynamicTest> bundledFilesAreValid() throws IOException {
        return yaml(Path.of("rules/policies"))
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(), () -> assertThat(errors(file)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> whatMistakesAreMadeFromIsValid() throws IOException {
        return yaml(Path.of("fixtures/broken/policies/sound/policies"))
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(), () -> assertThat(errors(file)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> mistakesAreRefusedHereToo() throws IOException {
        return BrokenFilesTest.mistakes()
                .filter(mistake -> Files.isDirectory(mistake.resolve("policies")))
                .map(mistake -> DynamicTest.dynamicTest(mistake.getFileName().toString(), () -> {
                    List<String> remarks = Files.readAllLines(mistake.resolve("expected.txt"));
                    if (remarks.contains(UNREADABLE)) {
                        return;
                    }
                    boolean accepted = true;
                    for (Path file : yaml(mistake.resolve("policies")).toList()) {
                        accepted &= errors(file).isEmpty();
                    }
                    assertThat(accepted).as("accepted by the schema").isEqualTo(remarks.contains(ACCEPTS));
                }));
    }

    private static Stream<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList().stream();
        }
    }

    private static List<String> errors(Path file) throws IOException {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        JsonNode json = JsonMapper.shared().valueToTree(loaded);
        return SCHEMA.validate(json).stream().map(Object::toString).toList();
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("rules/policy.schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
