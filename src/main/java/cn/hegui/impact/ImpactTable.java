package cn.hegui.impact;

import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import cn.hegui.report.CellText;
import cn.hegui.report.Words;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes {@code impact.csv}, for a spreadsheet: a row for each flip, as it is heard. */
public final class ImpactTable implements Impact.Listener {
    /** The name of the file. */
    public static final String FILE = "impact.csv";

    /** Without it Excel takes the file for the encoding of the country. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Writer text;
    private final CsvWriter csv;
    private final Language language;
    private final Function<RegionCode, String> regionName;

    /** A table into {@code out}, which stays open; {@code regionName} names regions for people. */
    public ImpactTable(OutputStream out, Language language, Function<RegionCode, String> regionName)
            throws IOException {
        this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.language = language;
        this.regionName = regionName;
        text.write(BYTE_ORDER_MARK);
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(
                language == Language.ZH
                        ? List.of("主体", "名称", "类别", "地区代码", "地区", "条款", "文件", "条文", "对象", "原结论", "原程度", "现结论", "现程度")
                        : List.of(
                                "subject",
                                "name",
                                "kind",
                                "region",
                                "region name",
                                "clause",
                                "document",
                                "article",
                                "target",
                                "from",
                                "from severity",
                                "to",
                                "to severity"));
    }

    @Override
    public void flip(Flip flip) {
        Subject subject = flip.subject();
        csv.writeRecord(List.of(
                CellText.of(subject.id()),
                subject.name() == null ? "" : CellText.of(subject.name()),
                Words.of(subject.kind()).in(language),
                subject.region().code(),
                CellText.of(regionName.apply(subject.region())),
                flip.clause().id(),
                CellText.of(flip.clause().document().title()),
                CellText.of(flip.clause().article()),
                CellText.of(flip.target()),
                outcome(flip.from()),
                severity(flip.from()),
                outcome(flip.to()),
                severity(flip.to())));
    }

    private String outcome(@Nullable Verdict verdict) {
        return verdict == null
                ? Verdict.words(null, language)
                : Words.of(verdict.outcome()).in(language);
    }

    private String severity(@Nullable Verdict verdict) {
        Severity severity = verdict == null ? null : verdict.severity();
        return severity == null ? "" : Words.of(severity).in(language);
    }

    /** Passes on what is written so far. */
    public void flush() throws IOException {
        csv.flush();
        text.flush();
    }
}
