package cn.hegui.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.duty.Duty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All rules keep to one form, which also keeps them clear of the constructs in which Drools has failed its users. */
class RuleFormTest {
    private static final Path KINDS = Path.of("rules", "kinds");

    private static final Pattern RULE = Pattern.compile(
            "rule \"([^\"]+)\"\\s+@kind\\(\"([^\"]+)\"\\)\\s+when\\s+(.*?)\\s+then\\s+(.*?)\\s+end", Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile("\\$duty : (\\w+)\\((.*)\\)", Pattern.DOTALL);

    /**
     * What is not used, each with the trap that it would open: nested exists and not stop firing when sibling rules
     * share a prefix, sum and accumulate lose types or fire over nothing, eval and mixed literals defeat indexes, modify
     * and salience make outcomes depend on order.
     */
    private static final List<String> AVOIDED = List.of(
            "exists",
            "not",
            "forall",
            "accumulate",
            "collect",
            "eval",
            "salience",
            "modify",
            "update",
            "insert",
            "delete",
            "retract",
            "from",
            "in",
            "memberOf",
            "matches",
            "agenda-group",
            "no-loop",
            "lock-on-active",
            "unit",
            "query",
            "declare",
            "function");

    @Test
    void eachFileHoldsOneRuleOfTheKindThatItIsNamedAfter() {
        for (Path file : files()) {
            Matcher rule = RULE.matcher(text(file));
            assertThat(rule.find()).as("%s: a rule of the usual form", file).isTrue();
            assertThat(file.getFileName()).hasToString(rule.group(2) + ".drl");
            assertThat(rule.find()).as("%s: a second rule", file).isFalse();
        }
    }

    @Test
    void eachTypeOfDutyIsJudgedByOneKind() {
        TreeMap<String, String> judgedBy = new TreeMap<>();
        for (Path file : files()) {
            Matcher condition = condition(file);
            assertThat(judgedBy.put(condition.group(1), file.getFileName().toString()))
                    .as("%s is judged twice", condition.group(1))
                    .isNull();
        }
        assertThat(judgedBy.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Duty.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void theBreachStandsInTheConditionAndOnlyComparesWhatTheDutyHolds() {
        List<String> offenders = new ArrayList<>();
        for (Path file : files()) {
            String condition = condition(file).group(2);
            for (String word : AVOIDED) {
                if (Pattern.compile("\\b" + word + "\\b").matcher(condition).find()) {
                    offenders.add(file + " uses " + word);
                }
            }
            if (Pattern.compile("\\d").matcher(condition).find()) {
                offenders.add(file + " holds a figure: figures of policy belong to the clause");
            }
            if (condition.contains("&&")) {
                offenders.add(file + " joins by && what a comma keeps indexed");
            }
        }
        assertThat(offenders).isEmpty();
    }

    @Test
    void theConsequenceOnlyReports() {
        for (Path file : files()) {
            Matcher rule = RULE.matcher(text(file));
            assertThat(rule.find()).isTrue();
            assertThat(rule.group(4)).as("%s: consequence", file).isEqualTo("breaches.report($duty);");
        }
    }

    @Test
    void ruleNamesAreDistinct() {
        List<String> names = new ArrayList<>();
        for (Path file : files()) {
            Matcher rule = RULE.matcher(text(file));
            assertThat(rule.find()).isTrue();
            names.add(rule.group(1));
        }
        assertThat(names).doesNotHaveDuplicates();
    }

    private static Matcher condition(Path file) {
        Matcher rule = RULE.matcher(text(file));
        assertThat(rule.find()).as("%s: a rule of the usual form", file).isTrue();
        Matcher condition = CONDITION.matcher(rule.group(3));
        assertThat(condition.matches())
                .as("%s: one pattern, bound to $duty", file)
                .isTrue();
        return condition;
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(KINDS)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
