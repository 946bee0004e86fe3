package cn.hegui.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The product against the reference, on subjects that shrink. */
class ReferencePropertyTest {
    private static final ReferenceBook BOOK = ReferenceBook.read(Path.of("rules", "policies"));

    @Property(tries = 200, seed = "20181212", edgeCases = EdgeCasesMode.NONE)
    void theProductJudgesAsTheReferenceDoes(
            @ForAll("subjects") Map<String, Object> subject, @ForAll("asOfDates") LocalDate asOf) throws IOException {
        Path folder = Files.createTempDirectory("hegui-reference");
        try {
            ReferenceJudgement actual =
                    ProductRun.judge(List.of(subject), asOf, folder).get((String) subject.get("id"));
            assertThat(Difference.between(Reference.judge(subject, BOOK, asOf), actual))
                    .as("as of %s: %s", asOf, ProductRun.json(subject))
                    .isEmpty();
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> subjects() {
        return SubjectArbitraries.subjects();
    }

    @Provide
    Arbitrary<LocalDate> asOfDates() {
        return SubjectArbitraries.asOfDates();
    }
}
