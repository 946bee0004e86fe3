package cn.hegui.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.hegui.model.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every folder of {@code fixtures/broken/policies} holds one mistake; its {@code expected.txt} lists each problem by place
 * and the words that its message must hold. No other problem may be reported.
 */
class BrokenFilesTest {
    private static final Path BROKEN = Path.of("fixtures/broken/policies");
    private static final RuleKinds KINDS = RuleKinds.read(Path.of("rules/kinds"));
    private static final String SOUND = "sound";

    @TestFactory
    Stream<DynamicTest> everyMistakeIsRefusedWithItsWords() throws IOException {
        return mistakes()
                .map(mistake -> DynamicTest.dynamicTest(mistake.getFileName().toString(), () -> {
                    List<Expected> expected = Expected.read(mistake.resolve("expected.txt"));
                    List<Problem> problems = problems(mistake);
                    List<String> shown = problems.stream()
                            .map(problem -> problem.in(Language.ZH) + "\n" + problem.in(Language.EN))
                            .toList();
                    assertThat(expected)
                            .as("expected.txt names at least one problem")
                            .isNotEmpty();
                    assertThat(shown).hasSameSizeAs(expected);
                    for (int i = 0; i < expected.size(); i++) {
                        String text = shown.get(i);
                        assertThat(text)
                                .startsWith(mistake.resolve(expected.get(i).place()) + ": ");
                        assertThat(text).contains(expected.get(i).words());
                    }
                }));
    }

    @Test
    void whatTheMistakesWereMadeFromIsSound() {
        PolicyBook book = PolicyBook.read(BROKEN.resolve(SOUND).resolve("policies"), KINDS);

        assertThat(book.documents()).hasSize(1);
        assertThat(book.clauses()).hasSize(5);
    }

    /** A file of this size is made here, for nobody wants it in the repository. */
    @Test
    void aFileOverFourMebibytesIsRefusedUnread(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.yaml");
        Files.writeString(file, "# " + "x".repeat(StoredFiles.LARGEST - 2));
        assertThat(refusal(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(1));

        Files.writeString(file, "# " + "x".repeat(StoredFiles.LARGEST - 1));
        assertThat(refusal(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(file.toString());
            assertThat(problem.message().zh()).contains("4 MiB");
            assertThat(problem.message().en()).contains("4 MiB");
        });
    }

    @Test
    void aFolderThatIsNotThereIsRefused(@TempDir Path folder) {
        Path none = folder.resolve("none");

        assertThat(refusal(none).getMessage()).contains(none.toString(), "无法读取文件夹");
        assertThat(refusal(none).in(Language.EN)).contains(none.toString(), "The folder cannot be read");
    }

    @Test
    void aThousandProblemsAreEnough(@TempDir Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("unknown").append(i).append(": 1\n");
        }
        Files.writeString(folder.resolve("town.yaml"), text);

        assertThat(refusal(folder).problems()).hasSize(1000);
    }

    /** Recursion by the length of a value would overflow the stack. */
    @Test
    void aValueOfAMillionLettersIsShownShort(@TempDir Path folder) throws IOException {
        String sound = Files.readString(BROKEN.resolve(SOUND).resolve("policies/town-2020.yaml"));
        Files.writeString(
                folder.resolve("town.yaml"),
                sound.replace("suffix: frontline", "suffix: a" + "-a".repeat(500_000))
                        .replace("force: target", "force: " + "t".repeat(1_000_000)));

        List<Problem> problems = refusal(folder).problems();
        assertThat(problems).hasSize(2);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.message().zh()).hasSizeLessThan(200));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoMistake(@TempDir Path folder) throws IOException {
        String sound = Files.readString(BROKEN.resolve(SOUND).resolve("policies/town-2020.yaml"));
        Files.writeString(folder.resolve("town-2020.yaml"), "\uFEFF" + sound.replace("\n", "\r\n"));

        assertThat(PolicyBook.read(folder, KINDS).clauses()).hasSize(5);
    }

    static Stream<Path> mistakes() throws IOException {
        try (Stream<Path> folders = Files.list(BROKEN)) {
            return folders
                    .filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith(SOUND))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static List<Problem> problems(Path mistake) {
        PolicyException refused = catchThrowableOfType(PolicyException.class, () -> {
            Path kinds = mistake.resolve("kinds");
            RuleKinds read = Files.exists(kinds) ? RuleKinds.read(kinds) : KINDS;
            PolicyBook.read(mistake.resolve("policies"), read);
        });
        assertThat(refused).as("refused").isNotNull();
        return refused.problems();
    }

    private static PolicyException refusal(Path policies) {
        return catchThrowableOfType(PolicyException.class, () -> PolicyBook.read(policies, KINDS));
    }

    /** One line of an {@code expected.txt}: the place, a space, and words that a bar parts; # begins a remark. */
    private record Expected(String place, List<String> words) {
        static List<Expected> read(Path file) throws IOException {
            List<Expected> all = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int space = line.indexOf(' ');
                    all.add(new Expected(
                            line.substring(0, space),
                            Stream.of(line.substring(space).split("\\|"))
                                    .map(String::strip)
                                    .toList()));
                }
            }
            return all;
        }
    }
}
