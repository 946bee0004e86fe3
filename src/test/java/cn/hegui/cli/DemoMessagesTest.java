package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.policy.RuleKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every message that the demo brings about reads as a sentence that a person might have written. */
class DemoMessagesTest {
    /** A code (pilot-enterprises), an enum constant (PILOT_ENTERPRISES), an empty place, or what Java prints for nothing. */
    private static final Pattern RAW =
            Pattern.compile("[a-z]+-[a-z]+|[A-Z]{2,}_[A-Z]|[{}]|\\bnull\\b|  |\\btrue\\b|\\bfalse\\b|parameter:");

    private static final Pattern RUN_TOGETHER = Pattern.compile("\\p{IsHan}[A-Za-z0-9]|[A-Za-z0-9%]\\p{IsHan}");
    private static final Pattern FIELD = Pattern.compile("（[a-zA-Z]+）");
    /** Words for which only an authority may answer. */
    private static final Pattern VERDICT = Pattern.compile("失信|违法|dishonest|illegal|unlawful");

    private enum Written {
        ZH("zh", " ?依据：", "。"),
        EN("en", " Basis: ", ".");

        private final String language;
        private final Pattern basis;
        private final String stop;

        Written(String language, String basis, String stop) {
            this.language = language;
            this.basis = Pattern.compile(basis);
            this.stop = stop;
        }
    }

    @TempDir
    private Path out;

    @ParameterizedTest
    @EnumSource
    void messagesAreSentences(Written written) throws IOException {
        Set<String> rules = new TreeSet<>();
        for (JsonNode finding : findings(written)) {
            rules.add(finding.get("rule").asString());
            String message = finding.get("message").asString();
            String[] parts = written.basis.split(message);
            assertThat(parts).as(message).hasSize(2);
            String sentence = parts[0];
            assertThat(sentence).as(message).endsWith(written.stop).doesNotContain(written.stop + written.stop);
            String own = withoutFacts(finding, sentence);
            assertThat(Character.isLowerCase(sentence.codePointAt(0)))
                    .as(message)
                    .isFalse();
            assertThat(RAW.matcher(ownCompounds(own)).find()).as("raw: " + own).isFalse();
            assertThat(VERDICT.matcher(own).find()).as(own).isFalse();
            if (written == Written.ZH) {
                assertThat(RUN_TOGETHER.matcher(own).find())
                        .as("no space: " + own)
                        .isFalse();
            }
        }
        assertThat(rules)
                .containsExactlyInAnyOrderElementsOf(RuleKinds.bundled().byId().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void failOfAFigureSaysWhatIsMissing(Written written) throws IOException {
        for (JsonNode finding : findings(written)) {
            if (finding.has("amountMissing")) {
                String amount = finding.get("amountMissing").asString().replaceAll("\\.0*$", "");
                String message = finding.get("message").asString();
                assertThat(message.replace(",", "")).as(message).contains(amount);
            }
        }
    }

    private List<JsonNode> findings(Written written) throws IOException {
        Console run = Console.run(
                "check",
                "fixtures/demo",
                "--as-of",
                "2024-12-31",
                "--outcomes",
                "all",
                "--lang",
                written.language,
                "--out",
                out.toString());
        assertThat(VERDICT.matcher(run.out()).find()).as(run.out()).isFalse();
        List<JsonNode> findings = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("findings.jsonl"))) {
            findings.add(JsonMapper.shared().readTree(line));
        }
        return findings;
    }

    /** The sentence without what the facts themselves say, and without the names of fields that are asked for. */
    private static String withoutFacts(JsonNode finding, String sentence) {
        String own = FIELD.matcher(sentence).replaceAll("");
        List<String> facts = new ArrayList<>();
        for (String name : List.of("name", "noticeNo", "refusalAuthority", "refusalDocumentNo", "factory")) {
            JsonNode fact = finding.path("details").path(name);
            if (fact.isString()) {
                facts.add(fact.asString());
            }
        }
        facts.add(finding.get("target").asString());
        for (String fact : facts) {
            // A letter stands for an id, and a sign for a name: what surrounds them is left as it is.
            String stand = fact.matches("[\\x20-\\x7E]+") ? "X" : "※";
            own = fact.isEmpty() || fact.matches("[0-9]+") ? own : own.replace(fact, stand);
        }
        return own;
    }

    /** English has hyphens of its own. */
    private static String ownCompounds(String sentence) {
        return sentence.replaceAll(
                "(?i)dual-qualified|front-line|school-enterprise|state-asset|non-profit|targeted-class|technician-school|high-tech|technology-advanced",
                "compound");
    }
}
