package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.cases.By;
import cn.hegui.cases.Cases;
import cn.hegui.cases.Head;
import cn.hegui.cases.LogEntry;
import cn.hegui.cases.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor of the auditors sees who has nothing but the exported file. */
class VerifyLogTest {
    @TempDir
    private Path temporary;

    private final List<String> lines = new ArrayList<>();
    private LogEntry last;

    @BeforeEach
    void aLog() {
        add(By.MACHINE, "2026-05-01", 1, new Step.LeadOpened(Cases.breach()));
        add(Cases.AUDITOR, "2026-05-04", 2, new Step.CaseOpened());
        add(Cases.AUDITOR, "2026-05-06", 3, Cases.notice());
        add(Cases.FIRST, "2026-07-01", 4, Cases.proposal());
        add(Cases.SECOND, "2026-07-02", 5, new Step.RefusalApproved());
        lines.add(head(last.head()));
    }

    private void add(By by, String day, long version, Step step) {
        Head head = last == null ? Head.EMPTY : last.head();
        last = LogEntry.next(head, Cases.ID, version, Cases.on(day), by, step, "理由");
        lines.add(new String(last.canonicalLine(), StandardCharsets.UTF_8));
    }

    private static String head(Head head) {
        return "{\"head\":{\"seq\":" + head.seq() + ",\"hash\":\"" + head.hash() + "\"}}";
    }

    private Console verify(String... more) throws IOException {
        Path file = temporary.resolve("case-log.jsonl");
        Files.write(file, lines);
        List<String> arguments = new ArrayList<>(List.of("verify", "--log", file.toString()));
        arguments.addAll(List.of(more));
        return Console.run(arguments.toArray(String[]::new));
    }

    private Path anchors(String... heads) throws IOException {
        return Files.write(temporary.resolve("anchors.jsonl"), List.of(heads));
    }

    @Test
    void aLogAsItWasExportedIsProved() throws IOException {
        Console proved = verify();
        assertThat(proved.exitCode()).as(proved.out() + proved.err()).isZero();
        assertThat(proved.out()).contains("5 条，前后相连，1 个案件", "没有给出锚点", "已证明");
        Console anchored = verify("--anchors", anchors(head(last.head())).toString());
        assertThat(anchored.exitCode()).isZero();
        assertThat(anchored.out()).contains("1 个锚点都在日志中");
    }

    @Test
    void whatWasChangedIsNamed() throws IOException {
        lines.set(2, lines.get(2).replace("2026-06-30", "2026-05-30"));
        Console changed = verify();
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out()).contains("第 3 行", "被改动过", "没有得到证明");
        assertThat(verify("--lang", "en").out()).contains("line 3", "it was changed", "not proved");
    }

    @Test
    void aLineThatIsNoEntryIsNamed() throws IOException {
        lines.set(1, "{\"seq\":2}");
        Console broken = verify();
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).contains("第 2 行", "/step");
    }

    @Test
    void aLogCutOffShowsByItsHeadOrByAnAnchor() throws IOException {
        String published = lines.get(5);
        lines.remove(5);
        assertThat(verify().out()).contains("末尾没有 head");
        lines.remove(4);
        lines.add(head(new Head(
                4,
                LogEntry.next(Head.EMPTY, Cases.ID, 1, Cases.on("2026-05-01"), By.MACHINE, new Step.CaseOpened(), null)
                        .hash())));
        assertThat(verify().exitCode()).isEqualTo(1);
        lines.remove(4);
        String fourth = lines.get(3);
        String hash = fourth.substring(fourth.indexOf("\"hash\":\"") + 8, fourth.indexOf("\"hash\":\"") + 72);
        lines.add(head(new Head(4, hash)));
        assertThat(verify().exitCode()).as("a head made to fit").isZero();
        Console cut = verify("--anchors", anchors(published).toString());
        assertThat(cut.exitCode()).isEqualTo(1);
        assertThat(cut.out()).contains("公布过第 5 条：末尾被截去");
    }

    @Test
    void whatIsSealedHoldsItsPlace() throws IOException {
        String line = lines.get(4);
        String previous = line.substring(line.indexOf("\"previous\":\"") + 12, line.indexOf("\"previous\":\"") + 76);
        lines.set(4, "{\"sealed\":{\"seq\":5,\"previous\":\"" + previous + "\",\"hash\":\"" + last.hash() + "\"}}");
        Console sealed = verify();
        assertThat(sealed.exitCode()).as(sealed.out()).isZero();
        assertThat(sealed.out()).contains("其中 1 条不在导出者的辖区");
        lines.set(4, lines.get(4).replace(previous, "0".repeat(64)));
        assertThat(verify().exitCode()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        assertThat(verify("--anchors", anchors("{}").toString()).exitCode()).isEqualTo(2);
        assertThat(Console.run("verify", "--log", temporary.resolve("none").toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(Console.run("verify").exitCode()).isEqualTo(2);
        assertThat(verify(temporary.toString()).exitCode())
                .as("a run and a log")
                .isEqualTo(2);
    }
}
