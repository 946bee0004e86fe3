package cn.hegui.cli;

import cn.hegui.intake.FactSchema;
import cn.hegui.model.CellPlace;
import cn.hegui.model.CreditState;
import cn.hegui.model.Document;
import cn.hegui.model.Finding;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import cn.hegui.model.Remark;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Severity;
import cn.hegui.model.SheetReport;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import cn.hegui.model.Waiver;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.Mend;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.MissingField;
import cn.hegui.report.RegionNames;
import cn.hegui.report.StrangeProperty;
import cn.hegui.report.StrangeRegion;
import cn.hegui.report.Tally;
import cn.hegui.report.WaiverState;
import cn.hegui.report.Words;
import cn.hegui.waiver.WaiverFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The summary of a check on one screen: who has what to mend, what is not known, what to do next. */
final class CheckScreen {
    private static final int REGIONS_SHOWN = 8;
    private static final int FIELDS_SHOWN = 3;
    private static final int WAIVERS_SHOWN = 5;

    private final Terminal terminal;
    private final Language language;
    private final PolicyBook book;
    private final MessageWriter messages;
    private final RegionNames regions;

    CheckScreen(Terminal terminal, Language language, PolicyBook book, MessageWriter messages, RegionNames regions) {
        this.terminal = terminal;
        this.language = language;
        this.book = book;
        this.messages = messages;
        this.regions = regions;
    }

    void show(Tally tally, LocalDate asOf, @Nullable WaiverFile waivers, @Nullable Path out, List<String> files) {
        showCounts(tally, asOf, waivers);
        terminal.line("");
        showFiles(out, files);
        showNext(tally, out);
    }

    /** What was found, without the files in which it stands. */
    void showCounts(Tally tally, LocalDate asOf, @Nullable WaiverFile waivers) {
        showSubjects(tally, asOf);
        terminal.line("");
        showOutcomes(tally);
        if (waivers != null) {
            showWaivers(tally, waivers.waivers(), asOf);
        }
        showMends(tally.mends());
        showUnknown(tally);
        showCreditRecords(tally);
        showRejects(tally);
        showTables(tally);
        showUnknownProperties(tally);
        showUnknownRegions(tally);
    }

    private void showSubjects(Tally tally, LocalDate asOf) {
        terminal.line(terminal.painted(
                Terminal.Colour.BOLD, say("核对结果 · 基准日 " + asOf, "Result of the check · as of " + asOf)));
        List<String> kinds = new ArrayList<>();
        for (SubjectKind kind : SubjectKind.values()) {
            if (tally.judged(kind) > 0) {
                kinds.add(Words.of(kind).in(language) + " " + number(tally.judged(kind)));
            }
        }
        field(
                "主体",
                "Subjects",
                number(tally.judged())
                        + (kinds.isEmpty() ? "" : say("（", " (") + String.join(" · ", kinds) + say("）", ")")));
        field("地区", "Regions", regions(tally));
        field("依据", "Documents", documents(tally));
    }

    private void field(String zh, String en, String words) {
        if (!words.isEmpty()) {
            String label = say(zh, DisplayWidth.padded(en, 10)) + "  ";
            List<String> lines = DisplayWidth.wrap(
                    Terminal.clean(words), terminal.columns() == 0 ? 0 : terminal.columns() - DisplayWidth.of(label));
            for (int i = 0; i < lines.size(); i++) {
                terminal.line((i == 0 ? label : " ".repeat(DisplayWidth.of(label))) + lines.get(i));
            }
        }
    }

    /** The subjects by city: counties are many. */
    private String regions(Tally tally) {
        Map<RegionCode, Long> cities = new TreeMap<>();
        tally.subjectsByRegion().forEach((code, count) -> cities.merge(new RegionCode(code).city(), count, Long::sum));
        String shown = cities.entrySet().stream()
                .sorted(Map.Entry.<RegionCode, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(REGIONS_SHOWN)
                .map(city -> regions.fullName(city.getKey()) + " " + number(city.getValue()))
                .collect(Collectors.joining(" · "));
        int more = cities.size() - REGIONS_SHOWN;
        return more > 0 ? shown + say(" · 另有 " + more + " 个市", " · " + more + " more") : shown;
    }

    /** The documents that were judged by, as one cites them: from the nation's down, the older first. */
    private String documents(Tally tally) {
        return book.documents().stream()
                .filter(document ->
                        tally.byClause().keySet().stream().anyMatch(id -> id.startsWith(document.id() + "/")))
                .sorted(Comparator.comparing((Document document) -> document.region())
                        .thenComparing(document -> document.inForce().effective()))
                .map(this::cited)
                .collect(Collectors.joining(say("、", ", ")));
    }

    private String cited(Document document) {
        String cited = document.number() == null ? "《" + document.title() + "》" : document.number();
        // Most titles of drafts say so themselves.
        String draft = Words.of(document.status()).zh();
        return document.isDraft() && !cited.contains(draft) ? cited + "（" + draft + "）" : cited;
    }

    private void showOutcomes(Tally tally) {
        TextTable table = new TextTable(false, true, true, true, true);
        List<String> headings = new ArrayList<>(List.of(say("结论", "Outcome"), say("条数", "findings")));
        for (Severity severity : Severity.values()) {
            headings.add(Words.of(severity).in(language));
        }
        table.row(headings, Terminal.Colour.BOLD);
        for (Outcome outcome :
                List.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PENDING, Outcome.PASS, Outcome.NOTAPPLICABLE)) {
            List<String> cells = new ArrayList<>();
            cells.add(symbol(outcome) + " " + Words.of(outcome).in(language));
            cells.add(number(tally.findings().of(outcome)));
            for (Severity severity : Severity.values()) {
                cells.add(outcome == Outcome.FAIL ? number(tally.findings().of(severity)) : "");
            }
            table.row(cells, colour(outcome));
        }
        if (tally.findings().waived() > 0) {
            table.row(List.of(say("○ 已豁免", "○ waived"), number(tally.findings().waived()), "", "", ""));
        }
        table.row(List.of(say("  合计", "  total"), number(tally.findings().total()), "", "", ""));
        table.print(terminal, "");
    }

    static String symbol(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "✓";
            case FAIL -> "✗";
            case UNKNOWN -> "?";
            case PENDING -> "~";
            case NOTAPPLICABLE -> "-";
        };
    }

    static Terminal.Colour colour(Outcome outcome) {
        return switch (outcome) {
            case PASS -> Terminal.Colour.GREEN;
            case FAIL -> Terminal.Colour.RED;
            case UNKNOWN -> Terminal.Colour.YELLOW;
            case PENDING -> Terminal.Colour.CYAN;
            case NOTAPPLICABLE -> Terminal.Colour.FAINT;
        };
    }

    private void showWaivers(Tally tally, List<Waiver> waivers, LocalDate asOf) {
        Map<WaiverState, List<Waiver>> byState = new EnumMap<>(WaiverState.class);
        for (Waiver waiver : waivers) {
            byState.computeIfAbsent(WaiverState.of(waiver, asOf, tally.waivedBy(waiver)), state -> new ArrayList<>())
                    .add(waiver);
        }
        heading(
                "豁免 " + number(waivers.size()) + " 项，已豁免结论 "
                        + number(tally.findings().waived()) + " 条",
                "Waivers: " + number(waivers.size()) + "; findings waived: "
                        + number(tally.findings().waived()));
        byState.forEach((state, those) -> {
            terminal.line("    " + Words.of(state).in(language) + " " + number(those.size()));
            if (state != WaiverState.USED) {
                those.stream().limit(WAIVERS_SHOWN).forEach(waiver -> terminal.wrapped("      ", said(waiver)));
                int more = those.size() - WAIVERS_SHOWN;
                if (more > 0) {
                    terminal.line("      " + say("另有 " + number(more) + " 项。", number(more) + " more."));
                }
            }
        });
    }

    private String said(Waiver waiver) {
        String what = waiver.clause() != null ? waiver.clause() : String.valueOf(waiver.rule());
        String whom = waiver.region() != null ? regions.fullName(waiver.region()) : String.valueOf(waiver.subject());
        return Terminal.clean(say(
                "第 " + waiver.line() + " 行：" + whom + " · " + what + " · " + waiver.documentNo() + " · "
                        + waiver.time().effective() + " 至 " + waiver.time().until() + " 前",
                "line " + waiver.line() + ": " + whom + " · " + what + " · " + waiver.documentNo() + " · from "
                        + waiver.time().effective() + " until " + waiver.time().until()));
    }

    private void showMends(List<Mend> mends) {
        if (mends.isEmpty()) {
            return;
        }
        heading("需要整改最多的主体", "Most to correct");
        int place = 0;
        for (Mend mend : mends) {
            Subject subject = mend.subject();
            String name = subject.name() == null ? "" : subject.name() + " ";
            List<String> counts = new ArrayList<>();
            for (Severity severity : Severity.values()) {
                long count = mend.counts().of(severity);
                if (count > 0) {
                    counts.add(Words.of(severity).in(language) + " " + number(count));
                }
            }
            terminal.line(DisplayWidth.paddedLeft(Integer.toString(++place), 2) + "  "
                    + terminal.painted(Terminal.Colour.BOLD, Terminal.clean(name + subject.id())) + "  "
                    + regions.fullName(subject.region()) + "  "
                    + terminal.painted(Terminal.Colour.RED, String.join(" · ", counts)));
            terminal.wrapped("    ", Terminal.clean(messages.message(subject, mend.worst(), mend.clauses())));
        }
    }

    private void showUnknown(Tally tally) {
        long unknown = tally.findings().of(Outcome.UNKNOWN);
        if (unknown == 0) {
            return;
        }
        heading(
                "资料不全 " + number(unknown) + " 条；补充下列资料，能判定的最多",
                findings(unknown) + " cannot be judged; these facts would settle the most");
        // One field may be read by several rules: here it counts once.
        record Wanted(SubjectKind kind, Texts words) {}
        Map<Wanted, long[]> wanted = new LinkedHashMap<>();
        for (MissingField missing : tally.missing()) {
            RuleKind rule = book.kinds().byId().get(missing.rule());
            String list = rule == null ? null : rule.list();
            long[] sums = wanted.computeIfAbsent(
                    new Wanted(missing.kind(), messages.field(missing.kind(), list, missing.field())),
                    field -> new long[2]);
            sums[0] += missing.alone();
            sums[1] += missing.count();
        }
        TextTable table = new TextTable(false, true);
        wanted.entrySet().stream()
                .sorted((one, other) -> one.getValue()[0] == other.getValue()[0]
                        ? Long.compare(other.getValue()[1], one.getValue()[1])
                        : Long.compare(other.getValue()[0], one.getValue()[0]))
                .limit(FIELDS_SHOWN)
                .forEach(field -> table.row(List.of(
                        Words.of(field.getKey().kind()).in(language)
                                + say("的", ": ")
                                + field.getKey().words().in(language),
                        say(number(field.getValue()[1]) + " 条", findings(field.getValue()[1])))));
        table.print(terminal, "    ");
    }

    private void showCreditRecords(Tally tally) {
        List<String> states = new ArrayList<>();
        for (CreditState state : CreditState.values()) {
            if (tally.creditRecords(state) > 0) {
                states.add(Words.of(state).in(language) + " " + number(tally.creditRecords(state)));
            }
        }
        if (!states.isEmpty()) {
            heading("信用信息", "Credit records");
            terminal.line("    " + String.join(" · ", states));
        }
    }

    private void showRejects(Tally tally) {
        if (tally.rejected() == 0) {
            return;
        }
        heading(
                "拒收 " + number(tally.rejected()) + " 条记录",
                number(tally.rejected()) + (tally.rejected() == 1 ? " record was rejected" : " records were rejected"));
        for (Reject reject : tally.firstRejects()) {
            String place = place(reject);
            terminal.wrapped(
                    "    ",
                    Terminal.clean(place + say("：", ": ") + reject.reason().in(language)));
        }
        long more = tally.rejected() - tally.firstRejects().size();
        if (more > 0) {
            terminal.line("    " + say("另有 " + number(more) + " 条。", number(more) + " more."));
        }
    }

    /** Where a reject stands: file and line, or file, sheet and cell; of a whole row its number. */
    static String place(Reject reject) {
        CellPlace cell = reject.cell();
        if (cell == null) {
            return reject.file() + ":" + reject.line() + (reject.pointer().isEmpty() ? "" : " " + reject.pointer());
        }
        if (cell.heading() == null && Character.isDigit(cell.cell().charAt(0))) {
            return reject.file() + (cell.sheet() == null ? "" : " " + cell.sheet()) + ":" + cell.cell();
        }
        return reject.file() + " " + (cell.sheet() == null ? "" : cell.sheet() + "!") + cell.cell();
    }

    /** Rows in, and what became of them: all that was used together, each sheet where something was not. */
    private void showTables(Tally tally) {
        if (tally.sheets().isEmpty() && tally.remarks().isEmpty()) {
            return;
        }
        long rows = 0;
        long used = 0;
        long rejected = 0;
        long blank = 0;
        long passedOver = 0;
        for (SheetReport sheet : tally.sheets()) {
            rows += sheet.rows();
            used += tally.rowsUsed(sheet);
            rejected += tally.rowsRejected(sheet);
            blank += sheet.blank();
            passedOver += sheet.passedOver();
        }
        heading(
                "表格 " + tally.sheets().size() + " 张，共 " + number(rows) + " 行：采用 " + number(used) + "，拒收 "
                        + number(rejected) + "，空行 " + number(blank) + "，未读 " + number(passedOver),
                tally.sheets().size() + " tables, " + number(rows) + " rows: " + number(used) + " used, "
                        + number(rejected) + " rejected, " + number(blank) + " blank, " + number(passedOver)
                        + " passed over");
        TextTable table = new TextTable(false, true, true);
        tally.sheets().stream()
                .filter(sheet -> tally.rowsRejected(sheet) > 0)
                .limit(REGIONS_SHOWN)
                .forEach(sheet -> table.row(List.of(
                        Terminal.clean(sheet.file() + (sheet.sheet() == null ? "" : " " + sheet.sheet())),
                        say("采用 " + number(tally.rowsUsed(sheet)), number(tally.rowsUsed(sheet)) + " used"),
                        say(
                                "拒收 " + number(tally.rowsRejected(sheet)),
                                number(tally.rowsRejected(sheet)) + " rejected"))));
        table.print(terminal, "    ");
        for (Remark remark : tally.remarks()) {
            terminal.wrapped(
                    "    ",
                    Terminal.clean(
                            remark.file() + say("：", ": ") + remark.texts().in(language)));
        }
    }

    private void showUnknownProperties(Tally tally) {
        if (!tally.unknownProperties().isEmpty()) {
            heading("未知属性（已忽略）", "Properties that are not known (passed over)");
            terminal.wrapped(
                    "    ",
                    Terminal.clean(tally.unknownProperties().stream()
                            .limit(REGIONS_SHOWN)
                            .map(this::unknown)
                            .collect(Collectors.joining(say("、", ", ")))));
        }
    }

    private String unknown(StrangeProperty property) {
        String nearest = FactSchema.nearest(property.name());
        String maybe = nearest == null ? "" : say("（也许是 " + nearest + "）", " (maybe " + nearest + ")");
        return property.name() + maybe + " × " + number(property.count());
    }

    private void showUnknownRegions(Tally tally) {
        List<StrangeRegion> unknown = tally.unknownRegions();
        if (unknown.isEmpty()) {
            return;
        }
        long subjects = unknown.stream().mapToLong(StrangeRegion::subjects).sum();
        String codes = unknown.stream()
                .limit(REGIONS_SHOWN)
                .map(region -> region.region() + " × " + number(region.subjects()) + say("（", " (") + region.file()
                        + ":" + region.line() + say("）", ")"))
                .collect(Collectors.joining(say("、", ", ")));
        int more = unknown.size() - REGIONS_SHOWN;
        String rest = more > 0 ? say("，另有 " + number(more) + " 个代码", ", " + number(more) + " more codes") : "";
        terminal.line("");
        terminal.wrapped(
                "",
                Terminal.clean(
                        say(
                                "有 " + number(subjects) + " 个主体的地区代码查不到名称：" + codes + rest
                                        + "。已照常核对；名称表只列部分县区，代码也可能有误。",
                                "No name is known for the region of " + number(subjects) + " subjects: " + codes + rest
                                        + ". They were judged all the same; the table lists not every county, or a code may be wrong.")));
    }

    private void showFiles(@Nullable Path out, List<String> files) {
        if (out != null) {
            terminal.wrapped(
                    "",
                    Terminal.clean(
                            say("已写入 ", "Written to ") + out + say("：", ": ") + String.join(say("、", ", "), files)));
        }
    }

    private void showNext(Tally tally, @Nullable Path out) {
        Finding worst = tally.mends().isEmpty() ? null : tally.mends().get(0).worst();
        String next;
        if (worst != null) {
            String command = "hegui policy show " + worst.clause().id();
            next = say(command + "（条款原文和数值）", command + " (the clause's words and figures)");
        } else if (tally.rejected() > 0) {
            next = say("改正拒收的记录，再核对一次", "correct what was rejected and check again")
                    + (out == null
                            ? ""
                            : say("（全部在 " + out + "/rejects.jsonl）", " (all of it is in " + out + "/rejects.jsonl)"));
        } else if (out == null) {
            next = say("加 --out DIR 写出全部结论", "add --out DIR to write all findings");
        } else {
            next = say("hegui policy list（查看已录入的条款）", "hegui policy list (the clauses on record)");
        }
        terminal.wrapped("", say("下一步：", "Next: ") + next);
    }

    private void heading(String zh, String en) {
        terminal.line("");
        terminal.line(terminal.painted(Terminal.Colour.BOLD, say(zh, en)));
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    private static String findings(long number) {
        return number(number) + (number == 1 ? " finding" : " findings");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
