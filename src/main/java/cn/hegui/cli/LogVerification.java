package cn.hegui.cli;

import cn.hegui.cases.Head;
import cn.hegui.cases.LogEntry;
import cn.hegui.cases.LogProof;
import cn.hegui.cases.Seal;
import cn.hegui.cases.UnreadableEntryException;
import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.store.CaseJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proves an exported log of cases without the service: {@code hegui verify --log FILE [--anchors FILE]}. */
final class LogVerification {
    private final Terminal terminal;
    private final Language language;
    private final Path log;
    private final @Nullable Path anchors;

    LogVerification(Terminal terminal, Language language, Path log, @Nullable Path anchors) {
        this.terminal = terminal;
        this.language = language;
        this.log = log;
        this.anchors = anchors;
    }

    /** Says what is proved; returns 0 where all of it is, 1 where something differs. */
    int run() throws IOException {
        terminal.line(terminal.painted(
                Terminal.Colour.BOLD, Terminal.clean(say("证明案件日志 · " + log, "Proof of a log of cases · " + log))));
        List<Head> published = anchors == null ? List.of() : heads(anchors);
        LogProof proof = new LogProof(published);
        long line = 0;
        Head stated = null;
        String fault = null;
        try (BufferedReader lines = open(log)) {
            for (String text = lines.readLine(); text != null && fault == null; text = lines.readLine()) {
                line++;
                if (stated != null) {
                    fault = say("head 之后还有内容。", "something stands after the head.");
                } else {
                    stated = head(text);
                    fault = stated == null ? take(proof, text) : null;
                }
            }
        } catch (UnreadableEntryException none) {
            fault = none.getMessage();
        } catch (CharacterCodingException notUtf8) {
            fault = say("不是 UTF-8 文本。", "it is not UTF-8.");
        }
        if (fault != null) {
            return failed(say("第 " + line + " 行：", "line " + line + ": ") + fault);
        }
        if (stated == null) {
            return failed(say(
                    "末尾没有 head 一行：导出没有完成，或者末尾被截去。",
                    "the last line, the head, is absent: the export broke off or its end was cut off."));
        }
        if (!stated.equals(proof.head())) {
            return failed(say(
                    "末尾所记 head 是第 " + stated.seq() + " 条，日志却止于第 " + proof.head().seq() + " 条，或其 hash 不同。",
                    "its head is entry " + stated.seq() + ", but the log ends at "
                            + proof.head().seq() + ", or at another hash."));
        }
        LogProof.Fault end = proof.end();
        if (end != null) {
            return failed(end.texts().in(language));
        }
        terminal.line("✓ "
                + say(
                        proof.head().seq() + " 条，前后相连，" + proof.cases().size() + " 个案件的每一步都合规则",
                        proof.head().seq() + " entries, chained; every step of "
                                + proof.cases().size() + " cases was one that is allowed"));
        if (proof.sealed() > 0) {
            terminal.line("? "
                    + say(
                            "其中 " + proof.sealed() + " 条不在导出者的辖区，只示封印：位置得到证明，内容未示。",
                            proof.sealed()
                                    + " of them are outside the scope of who exported: their places are proved, their content"
                                    + " is not shown."));
        }
        terminal.line(
                published.isEmpty()
                        ? "? "
                                + say(
                                        "没有给出锚点（--anchors）：整个改写或截去末尾，单凭日志看不出来。",
                                        "no anchors (--anchors): that all was written anew or the end cut off cannot be seen from the log"
                                                + " alone.")
                        : "✓ " + say(published.size() + " 个锚点都在日志中", published.size() + " anchors, all in the log"));
        terminal.line("  " + say("末条", "head") + "  #" + proof.head().seq() + " "
                + proof.head().hash());
        terminal.line("");
        terminal.line(terminal.painted(Terminal.Colour.GREEN, say("已证明。", "Proved.")));
        return ExitCode.CLEAR;
    }

    private @Nullable String take(LogProof proof, String text) {
        Map<String, Object> members = CaseJson.object(text);
        LogProof.Fault fault = members.size() == 1 && members.get("sealed") instanceof Map<?, ?> seal
                ? proof.take(new Seal(number(seal, "seq"), text(seal, "previous"), text(seal, "hash")))
                : proof.take(LogEntry.read(members));
        return fault == null ? null : fault.texts().in(language);
    }

    /** The head that a line is; null: it is none. */
    private static @Nullable Head head(String text) {
        Map<String, Object> members = CaseJson.object(text);
        return members.size() == 1 && members.get("head") instanceof Map<?, ?> head
                ? new Head(number(head, "seq"), text(head, "hash"))
                : null;
    }

    private static long number(Map<?, ?> members, String name) {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw new UnreadableEntryException("/" + name + ": 应为整数 not a whole number");
    }

    private static String text(Map<?, ?> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new UnreadableEntryException("/" + name + ": 缺少或不是文本 is absent or no text");
    }

    private static List<Head> heads(Path file) throws IOException {
        List<Head> heads = new ArrayList<>();
        try (BufferedReader lines = open(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                Head head = head(text);
                if (head == null) {
                    throw new UnreadableEntryException("no head");
                }
                heads.add(head);
            }
        } catch (UnreadableEntryException | CharacterCodingException none) {
            throw new CannotRunException(
                    new Texts(
                            "--anchors 给出的 " + file + " 第 " + (heads.size() + 1)
                                    + " 行不是锚点。应为 {\"head\":{\"seq\":…,\"hash\":\"…\"}}，服务写在数据文件夹的 anchors.jsonl 中。",
                            "--anchors: line " + (heads.size() + 1) + " of " + file
                                    + " is no anchor such as {\"head\":{\"seq\":…,\"hash\":\"…\"}}; the service writes them to anchors.jsonl in its data folder."));
        }
        return heads;
    }

    private static BufferedReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CannotRunException(new Texts(file + " 不是文件。请核对路径。", file + " is no file. Check the path."));
        }
        return Files.newBufferedReader(file);
    }

    private int failed(String why) {
        terminal.wrapped("", Terminal.clean("✗ " + why));
        terminal.line("");
        terminal.line(terminal.painted(Terminal.Colour.RED, say("日志没有得到证明。", "The log is not proved.")));
        return ExitCode.FOUND;
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
