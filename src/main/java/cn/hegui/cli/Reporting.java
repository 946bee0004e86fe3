package cn.hegui.cli;

import cn.hegui.model.Texts;
import cn.hegui.paper.PaperLayout;
import cn.hegui.run.Reports;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which forms a run is reported beside its lines. */
final class Reporting {
    @Option(
            names = "--format",
            paramLabel = "LIST",
            converter = Options.Formats.class,
            defaultValue = "jsonl",
            description = {
                "结果的格式，可以并列：jsonl、csv、xlsx（审计底稿）、html（网页）、junit、sarif（默认 ${DEFAULT-VALUE}；jsonl 总会写出）。",
                "The forms of the results, several by commas; jsonl is always written."
            })
    private Options.Forms forms = new Options.Forms(Set.of());

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description = {
                "审计底稿的版式文件（.yaml）；自带的版式由 hegui report --show-template 打印。",
                "The layout of the working paper; hegui report --show-template prints the one built in."
            })
    private @Nullable Path template;

    /** The reports that are asked for; refuses what cannot be made before anything is judged. */
    Reports reports(@Nullable Path out) {
        if (out == null && !forms.formats().isEmpty()) {
            throw new CannotRunException(new Texts(
                    "--format 需要 --out DIR，报告写在那里。", "--format needs --out DIR, where the reports are written."));
        }
        return new Reports(forms.formats(), template == null ? null : PaperLayout.read(template));
    }
}
