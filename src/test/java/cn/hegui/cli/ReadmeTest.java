package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the READMEs print is what the program prints, and the two tell the same. */
class ReadmeTest {
    private static final Pattern OUTPUT =
            Pattern.compile("<!-- output of: (.*?) -->\n```\n(.*?)```\n<!-- end -->", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void printedOutputIsTrue(String name) throws IOException {
        Path file = Path.of(name);
        String text = Files.readString(file);
        Matcher block = OUTPUT.matcher(text);
        assertThat(block.find()).as("%s shows an output", name).isTrue();
        String printed = Console.run(block.group(1).split(" ")).out();
        if (Boolean.getBoolean("hegui.readme.update")) {
            Files.writeString(file, text.substring(0, block.start(2)) + printed + text.substring(block.end(2)));
        } else {
            assertThat(block.group(2))
                    .as("%s; refresh with mvn test -Dtest=ReadmeTest -Dhegui.readme.update=true", name)
                    .isEqualTo(printed);
        }
    }

    @Test
    void bothLanguagesShowTheSameOptionsAndFiles() throws IOException {
        assertThat(codes("README.zh-CN.md")).isEqualTo(codes("README.md"));
    }

    /** The first cell of every table row, which is a name of the wire contract or an option. */
    private static List<String> codes(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(name))) {
            return lines.filter(line -> line.startsWith("| `"))
                    .map(line -> line.split(" \\| ")[0].replace("`、`", "`, `"))
                    .toList();
        }
    }
}
