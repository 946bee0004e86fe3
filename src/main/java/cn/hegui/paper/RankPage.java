package cn.hegui.paper;

import cn.hegui.model.Document;
import cn.hegui.model.Institution;
import cn.hegui.model.Language;
import cn.hegui.rank.Ranking;
import cn.hegui.rank.SchoolGroup;
import cn.hegui.rank.Standing;
import cn.hegui.report.RankTable;
import cn.hegui.report.Words;
import gg.jte.output.WriterOutput;
import java.awt.Color;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code rank.html}: one file with a chart and a table for each group of schools; it works offline. */
public record RankPage(Ranking ranking, Document document, String regionName, Language language, String style) {
    /** The name of the file. */
    public static final String FILE = "rank.html";

    private static final Color STRONGEST = new Color(0x1D4F7C);
    private static final Color WEAKEST = new Color(0xD08A1D);

    /** A group as the page shows it; {@code note} says what the chart leaves out. */
    record Group(String id, String title, List<Standing> standings, String chart, String note) {}

    /** Writes the page of {@code ranking} to {@code out}, which stays open. */
    public static void write(Ranking ranking, Document document, String regionName, Language language, OutputStream out)
            throws IOException {
        RankPage page = new RankPage(ranking, document, regionName, language, HtmlReport.resource("report.css"));
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        HtmlReport.templates().render("paper/rank.jte", Map.of("page", page), new WriterOutput(text));
        text.flush();
    }

    String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    String langTag() {
        return HtmlReport.langTag(language);
    }

    String title() {
        return say("学校评价 · ", "Evaluation of schools · ") + regionName;
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        ranking.groups().forEach((group, standings) -> {
            if (!standings.isEmpty()) {
                groups.add(group(group, standings));
            }
        });
        return groups;
    }

    private Group group(SchoolGroup group, List<Standing> standings) {
        Strengths.Bars bars = Strengths.Bars.of(standings);
        String chart = bars.labels().isEmpty()
                ? ""
                : Charts.bars(
                        group.code(),
                        bars.labels(),
                        List.of(
                                new Charts.Series(Strengths.strongestBars().in(language), STRONGEST, bars.strongest()),
                                new Charts.Series(Strengths.weakestBars().in(language), WEAKEST, bars.weakest())));
        return new Group(
                group.code(),
                RankTable.words(group).in(language),
                standings,
                chart,
                Strengths.leftOut(standings).in(language));
    }

    static String name(Institution school) {
        return Strengths.name(school);
    }

    String level(Institution school) {
        return school.level() == null ? "" : Words.of(school.level()).in(language);
    }

    List<String> strongest(Standing standing) {
        return Strengths.of(standing).strongest().stream().map(Strengths::words).toList();
    }

    List<String> weakest(Standing standing) {
        return Strengths.of(standing).weakest().stream().map(Strengths::words).toList();
    }

    String unranked() {
        return ranking.unranked().stream().map(RankPage::name).collect(Collectors.joining(say("、", ", ")));
    }
}
