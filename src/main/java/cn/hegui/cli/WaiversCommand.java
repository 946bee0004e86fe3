package cn.hegui.cli;

import cn.hegui.model.CreditCode;
import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Texts;
import cn.hegui.model.Waiver;
import cn.hegui.report.WaiverState;
import cn.hegui.report.Words;
import cn.hegui.waiver.WaiverFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui waivers}: the tools of those who keep waivers. */
@Command(
        name = "waivers",
        header = {"检查豁免文件。", "Looks over files of waivers."},
        synopsisSubcommandLabel = "COMMAND")
final class WaiversCommand {
    private WaiversCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new WaiversCommand()).addSubcommand(new LintCommand(terminal));
    }

    @Command(
            name = "lint",
            header = {
                "检查豁免文件：写法、过期、重复、代码有误。",
                "Looks over a file of waivers: form, what has expired, doubles, wrong ids."
            },
            footer = {"", "退出码 Exit codes: 0 没有问题 nothing amiss · 1 有提醒 something to look at · 2 文件无法使用 file refused"})
    private static final class LintCommand implements Callable<Integer> {
        private static final int CREDIT_CODE = 18;

        private final Terminal terminal;

        @Parameters(
                paramLabel = "FILE",
                description = {"豁免文件（.yaml）。", "A file of waivers."})
        private Path file = Path.of("");

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                converter = Options.Day.class,
                description = {"以这一天看是否有效（默认当天）。", "The day for which they are to hold (default: today)."})
        private @Nullable LocalDate asOf;

        @Option(
                names = "--lang",
                paramLabel = "zh|en",
                converter = Options.Lang.class,
                defaultValue = "zh",
                description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
        private Language language = Language.ZH;

        @Mixin
        private Book bookOptions = new Book();

        LintCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        /** Something about one waiver that its keeper should see. */
        private record Remark(Waiver waiver, Texts words) {}

        @Override
        public Integer call() {
            // A judgement never depends on the clock; whether a file wants renewing does.
            LocalDate day = asOf == null ? LocalDate.now() : asOf;
            List<Waiver> waivers = WaiverFile.read(file, bookOptions.read()).waivers();
            List<Remark> remarks = new ArrayList<>();
            for (int i = 0; i < waivers.size(); i++) {
                look(waivers.get(i), waivers.subList(0, i), day, remarks);
            }
            for (Remark remark : remarks) {
                terminal.line(Terminal.clean(file + ":" + remark.waiver().line() + "  "
                        + remark.waiver().documentNo()));
                terminal.wrapped("    ", Terminal.clean(remark.words().in(language)));
            }
            terminal.line(
                    language == Language.ZH
                            ? "豁免 " + waivers.size() + " 项，提醒 " + remarks.size() + " 条（至 " + day + "）。"
                            : "Waivers: " + waivers.size() + ", remarks: " + remarks.size() + " (as of " + day + ").");
            return remarks.isEmpty() ? ExitCode.CLEAR : ExitCode.FOUND;
        }

        private static void look(Waiver waiver, List<Waiver> earlier, LocalDate day, List<Remark> remarks) {
            WaiverState state = WaiverState.of(waiver, day, 1);
            if (state != WaiverState.USED) {
                Texts words = Words.of(state);
                remarks.add(new Remark(
                        waiver,
                        new Texts(
                                words.zh() + "：" + waiver.time().effective() + " 起，"
                                        + waiver.time().until() + " 前有效。",
                                words.en() + ": it holds from " + waiver.time().effective() + " until "
                                        + waiver.time().until() + ".")));
            }
            for (Waiver other : earlier) {
                if (isCovered(waiver, other)) {
                    remarks.add(
                            new Remark(
                                    waiver,
                                    new Texts(
                                            "与第 " + other.line() + " 行重叠：同一事项、同一对象、时间相交，以先写的为准。",
                                            "It overlaps with line " + other.line()
                                                    + ": the same matter, the same subject, a common time; the first is used.")));
                    break;
                }
            }
            String subject = waiver.subject();
            if (subject != null && subject.length() == CREDIT_CODE && !CreditCode.hasCheckDigit(subject)) {
                remarks.add(new Remark(
                        waiver,
                        new Texts(
                                subject + " 的校验位不对，也许抄错了统一社会信用代码。",
                                subject + " has a wrong check digit; maybe the credit code was miscopied.")));
            }
            if (RegionCode.NATION.equals(waiver.region())) {
                remarks.add(new Remark(
                        waiver,
                        new Texts("豁免范围是全国。请确认不是笔误。", "It covers the whole country. Make sure that this is meant.")));
            }
        }

        private static boolean isCovered(Waiver waiver, Waiver other) {
            boolean sameMatter =
                    Objects.equals(waiver.clause(), other.clause()) && Objects.equals(waiver.rule(), other.rule());
            boolean sameWhom = waiver.region() != null && other.region() != null
                    ? other.region().contains(waiver.region())
                    : waiver.subject() != null && waiver.subject().equals(other.subject());
            return sameMatter && sameWhom && waiver.time().overlaps(other.time());
        }
    }
}
