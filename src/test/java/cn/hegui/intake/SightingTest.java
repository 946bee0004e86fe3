package cn.hegui.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick look at a record names the same subject, on the same line, as its reading. */
class SightingTest {
    private static final FactReader READER = new FactReader(Set.of("1.1.1"), false);

    static Stream<Path> files() throws IOException {
        return Stream.concat(Files.list(Path.of("fixtures/broken/facts")), Files.list(Path.of("fixtures/demo")))
                .filter(file -> file.toString().matches(".*[.]jsonl?"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatTheReadingSays(Path path) {
        FactFile file = FactFiles.resolve(List.of(path.toString()), InputStream.nullInputStream())
                .get(0);
        try (RawRecords records = file.open()) {
            for (RawRecord record = records.next(); record != null; record = records.next()) {
                Identity identity = READER.read(record).identity();
                Sighting sighting = FactReader.sighting(record);
                assertThat(sighting)
                        .isEqualTo(
                                identity == null
                                        ? null
                                        : new Sighting(identity.kind(), identity.id(), identity.line()));
            }
        } catch (UnreadableInputException notJudgedAtAll) {
            // a run of its own kind, which no reading takes part in
        }
    }
}
