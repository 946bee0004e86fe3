package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.site.PolicyDocs;
import cn.hegui.site.SchemaNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocsTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"rules.md", "policies.md"})
    void documentsAreUpToDate(String name) throws IOException {
        String fresh = new String(
                PolicyDocs.of(PolicyBook.bundled(RuleKinds.bundled()), new SchemaNames())
                        .get(name),
                StandardCharsets.UTF_8);
        // The two texts themselves would drown the command that mends it.
        assertThat(Files.readString(Path.of("docs", name)).equals(fresh))
                .as("docs/%s is stale. Refresh it with: ./hegui policy docs --out docs", name)
                .isTrue();
    }

    @Test
    void commandKeepsWhatItDidNotWrite() throws IOException {
        Path own = Files.writeString(temporary.resolve("rules.md"), "# mine\n");
        Console run = Console.run("policy", "docs", "--out", temporary.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("rules.md", "也许");
        assertThat(own).hasContent("# mine");
        assertThat(temporary.resolve("policies.md")).doesNotExist();
    }

    @Test
    void commandWritesTwiceTheSame() throws IOException {
        Path out = temporary.resolve("docs");
        assertThat(Console.run("policy", "docs", "--out", out.toString()).exitCode())
                .isZero();
        String first = Files.readString(out.resolve("policies.md"));
        assertThat(Console.run("policy", "docs", "--out", out.toString()).exitCode())
                .isZero();
        assertThat(out.resolve("policies.md")).content().isEqualTo(first);
        assertThat(out.resolve("rules.md")).content().startsWith(PolicyDocs.FIRST_LINE);
    }
}
