package cn.hegui.report;

import cn.hegui.model.Indicator;
import cn.hegui.model.Institution;
import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.rank.Points;
import cn.hegui.rank.Ranking;
import cn.hegui.rank.SchoolGroup;
import cn.hegui.rank.Standing;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code rank.csv}, for a spreadsheet: a row for each school, a column for the points of each indicator. */
public final class RankTable {
    /** The name of the file. */
    public static final String FILE = "rank.csv";

    /** Without it Excel takes the file for the encoding of the country. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private RankTable() {}

    /** The group of schools in words. */
    public static Texts words(SchoolGroup group) {
        return switch (group) {
            case SECONDARY -> new Texts("中等职业学校和技工院校", "secondary");
            case HIGHER -> new Texts("高等职业学校", "higher");
        };
    }

    /** The table of {@code ranking} by {@code indicators}, with headings in {@code language}. */
    public static byte[] of(Ranking ranking, List<Indicator> indicators, Language language) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(headings(indicators, language));
            ranking.groups()
                    .forEach((group, standings) ->
                            standings.forEach(standing -> csv.writeRecord(row(group, standing, language))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> headings(List<Indicator> indicators, Language language) {
        List<String> headings = new ArrayList<>(
                language == Language.ZH
                        ? List.of("组别", "名次", "学校代码", "名称", "地区", "办学层次", "总分", "是否暂定", "缺少的指标")
                        : List.of("group", "rank", "id", "name", "region", "level", "score", "provisional", "missing"));
        for (Indicator indicator : indicators) {
            headings.add(indicator.id() + " " + indicator.indicator());
        }
        return headings;
    }

    private static List<String> row(SchoolGroup group, Standing standing, Language language) {
        Institution school = standing.school();
        List<String> row = new ArrayList<>();
        row.add(words(group).in(language));
        row.add(Integer.toString(standing.rank()));
        row.add(CellText.of(school.id()));
        row.add(school.name() == null ? "" : CellText.of(school.name()));
        row.add(school.region().code());
        row.add(school.level() == null ? "" : Words.of(school.level()).in(language));
        row.add(standing.score().toPlainString());
        boolean provisional = standing.isProvisional();
        row.add(language == Language.ZH ? (provisional ? "是" : "否") : (provisional ? "yes" : "no"));
        row.add(String.join(" ", standing.missing()));
        for (Points points : standing.points()) {
            row.add(points.earned().toPlainString());
        }
        return row;
    }
}
