package cn.hegui.cli;

import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Texts;
import cn.hegui.policy.Regions;
import cn.hegui.policy.scaffold.Skeleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hegui policy new}: the skeleton of a document and of its scenarios. */
@Command(
        name = "new",
        header = {"写出一份新文件及其情形的骨架。", "Writes the skeleton of a document and of its scenarios."},
        footer = {"", "例 Example: hegui policy new chenzhou-2025 --region 431000"})
final class PolicyNewCommand implements Callable<Integer> {
    private static final Path POLICIES = Path.of("rules", "policies");
    private static final Path SCENARIOS = Path.of("fixtures", "scenarios");

    private final Terminal terminal;

    @Parameters(
            paramLabel = "DOCUMENT",
            description = {"文件编号，例如 chenzhou-2025。", "The id of the document."})
    private String document = "";

    @Option(
            names = "--region",
            required = true,
            paramLabel = "CODE",
            converter = Options.Region.class,
            description = {"适用地区的六位代码（GB/T 2260）。", "The region in which it binds."})
    private RegionCode region = RegionCode.NATION;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {"政策文件写入此文件夹（默认 rules/policies）。", "The folder of the policy file (default: rules/policies)."
            })
    private @Nullable Path out;

    @Option(
            names = "--scenarios",
            paramLabel = "DIR",
            description = {
                "情形文件写入此文件夹（默认 fixtures/scenarios）。",
                "The folder of the scenario file (default: fixtures/scenarios)."
            })
    private @Nullable Path scenarios;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            converter = Options.Lang.class,
            defaultValue = "zh",
            description = {"语言（默认 ${DEFAULT-VALUE}）。", "The language."})
    private Language language = Language.ZH;

    PolicyNewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!Skeleton.isName(document)) {
            String maybe = Skeleton.nearestName(document);
            throw new CannotRunException(new Texts(
                    "“" + document + "”不能作文件编号；应为小写字母、数字和连字符，至多 60 个，例如 chenzhou-2025。"
                            + (maybe.isEmpty() ? "" : "也许是 " + maybe + "。"),
                    "\"" + document
                            + "\" is no document id; expected small letters, digits and hyphens, at most 60, for"
                            + " example chenzhou-2025."
                            + (maybe.isEmpty() ? "" : " Maybe " + maybe + ".")));
        }
        Regions regions = Regions.bundled();
        if (!regions.knows(region.province())) {
            String province = region.code().substring(0, 2);
            throw new CannotRunException(new Texts(
                    "没有代码为 " + region + " 的地区：没有以 " + province + " 开头的省份。也许前两位写错了，例如湖南省是 43。",
                    "There is no region " + region + ": no province begins with " + province
                            + ". Maybe its first two digits are wrong; Hunan is 43."));
        }
        Path policyFile = folder(out, POLICIES, "--out").resolve(document + ".yaml");
        Path scenarioFile = folder(scenarios, SCENARIOS, "--scenarios").resolve(document + ".yaml");
        for (Path file : List.of(policyFile, scenarioFile)) {
            if (Files.exists(file)) {
                throw new CannotRunException(new Texts(
                        file + " 已经存在，没有改动。请换一个文件编号，或者先移走它。",
                        file + " exists and was left as it is. Choose another document id, or move it away first."));
            }
        }
        String name = regions.name(region).orElse(region.code());
        Skeleton skeleton = new Skeleton(document, region, name);
        write(policyFile, skeleton.document());
        try {
            write(scenarioFile, skeleton.scenarios());
        } catch (CannotRunException half) {
            remove(policyFile);
            throw half;
        }
        tell(policyFile, scenarioFile);
        if (regions.name(region).isEmpty()) {
            terminal.line(say(
                    "地区名称表中没有 " + region + "，请核对代码。",
                    "The table of region names has no " + region + ": check the code."));
        }
        return ExitCode.CLEAR;
    }

    private void tell(Path policyFile, Path scenarioFile) {
        terminal.line(Terminal.clean(say(
                "已写出 " + policyFile + " 和 " + scenarioFile + "。",
                "Wrote " + policyFile + " and " + scenarioFile + ".")));
        terminal.line(Terminal.clean(say(
                        "下一步：填好标有【填】的地方，然后 hegui policy lint",
                        "Next: fill in the places marked 【填】, then hegui policy lint")
                + " --policies " + policyFile.getParent()
                + " --scenarios " + scenarioFile.getParent()));
    }

    /** The folder given, made where it does not exist; the usual one only where it is there: else this is no checkout. */
    private static Path folder(@Nullable Path given, Path usual, String option) {
        if (given == null) {
            if (!Files.isDirectory(usual)) {
                throw new CannotRunException(new Texts(
                        "这里没有文件夹 " + usual + "。请在程序的源文件夹中运行，或者用 " + option + " 给出文件夹。",
                        "There is no folder " + usual + " here. Run in a checkout, or name a folder with " + option
                                + "."));
            }
            return usual;
        }
        try {
            return Files.createDirectories(given);
        } catch (IOException failure) {
            throw cannotWrite(given, failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw cannotWrite(file, left);
        }
    }

    private static CannotRunException cannotWrite(Path file, IOException failure) {
        String what = failure.getClass().getSimpleName();
        return new CannotRunException(new Texts(
                "无法写入 " + file + "（" + what + "）。请检查路径、权限和磁盘空间。",
                "Cannot write " + file + " (" + what + "). Check path, permissions and disk space."));
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
