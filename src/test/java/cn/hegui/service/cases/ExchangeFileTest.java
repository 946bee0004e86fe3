package cn.hegui.service.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.cases.Breach;
import cn.hegui.cases.Cases;
import cn.hegui.cases.CreditEntry;
import cn.hegui.cases.FeedEvent;
import cn.hegui.cases.Step;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.store.CreditFeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns are data: those that are built in, and those of an authority. */
class ExchangeFileTest {
    private static final PolicyBook BOOK = PolicyBook.bundled(RuleKinds.bundled());

    @TempDir
    private Path temporary;

    @Test
    void anAuthoritysOwnListReplacesOurs() throws IOException {
        Path fields = Files.writeString(
                temporary.resolve("ours.yaml"),
                "title: 本市表\nfields:\n  - {heading: 代码, value: subject}\n  - {heading: 来源, constant: =1+1}\n"
                        + "  - {heading: 差额, value: amountMissing}\n");
        assertThat(csv(fields, "一厂")).isEqualTo("\uFEFF代码,来源,差额\r\n91350100M000100Y43,'=1+1,1800.00\r\n");
    }

    @Test
    void whatASpreadsheetTakesForAFormulaIsMarkedAsText() throws IOException {
        Path fields = Files.writeString(
                temporary.resolve("name.yaml"), "title: t\nfields:\n  - {heading: 名称, value: name}\n");
        for (String name : List.of("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1")) {
            assertThat(csv(fields, name).lines().skip(1).findFirst().orElseThrow())
                    .as(name)
                    .matches("\"?'.*");
        }
    }

    @Test
    void aListThatCannotBeUsedIsRefusedWithItsPlace() throws IOException {
        for (String yaml : List.of(
                "title: t\nfields: []\n",
                "fields:\n  - {heading: x, value: name}\n",
                "title: t\nfields:\n  - {heading: x, value: salary}\n",
                "title: t\nfields:\n  - {value: name}\n",
                "- 1\n")) {
            Path fields = Files.writeString(temporary.resolve("bad.yaml"), yaml);
            assertThatThrownBy(() -> csv(fields, "x"))
                    .as(yaml)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bad.yaml");
        }
    }

    private static String csv(Path fields, String name) throws IOException {
        CaseSettings settings = new CaseSettings(
                fields,
                new CaseSettings.Webhook(Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(), false, false));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExchangeFile(settings, BOOK).csv(List.of(item(name)), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static CreditFeed.Item item(String name) {
        Breach one = Cases.breach();
        Breach named = new Breach(
                one.subject(),
                one.kind(),
                name,
                one.region(),
                one.rule(),
                one.target(),
                one.clauses(),
                one.creditClauses(),
                one.finding());
        var it = new Cases.Run(Cases.notified(named))
                .then("2026-07-01", Cases.FIRST, Cases.proposal())
                .then("2026-07-02", Cases.SECOND, new Step.RefusalApproved())
                .it();
        CreditEntry entry = Objects.requireNonNull(CreditEntry.of(it));
        return new CreditFeed.Item(5, "ab", it.id(), FeedEvent.RECORDABLE, it.last(), entry.members());
    }
}
