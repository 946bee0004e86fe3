package cn.hegui.paper;

import cn.hegui.model.Document;
import cn.hegui.model.Institution;
import cn.hegui.model.Language;
import cn.hegui.rank.Points;
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

    private static final int MOST_SCHOOLS = 20;
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
        List<String> labels = new ArrayList<>();
        List<Long> strongest = new ArrayList<>();
        List<Long> weakest = new ArrayList<>();
        for (Standing standing : standings.stream().limit(MOST_SCHOOLS).toList()) {
            Strengths strengths = Strengths.of(standing);
            for (Points points : strengths.strongest().stream().limit(1).toList()) {
                labels.add(label(standing, points));
                strongest.add(Strengths.percent(points));
                weakest.add(0L);
            }
            for (Points points : strengths.weakest().stream().limit(1).toList()) {
                labels.add(label(standing, points));
                strongest.add(0L);
                weakest.add(Strengths.percent(points));
            }
        }
        String chart = labels.isEmpty()
                ? ""
                : Charts.bars(
                        group.code(),
                        labels,
                        List.of(
                                new Charts.Series(
                                        say("最强的指标，得分占满分的 %", "strongest, % of its weight"), STRONGEST, strongest),
                                new Charts.Series(
                                        say("最弱的指标，得分占满分的 %", "weakest, % of its weight"), WEAKEST, weakest)));
        String note = standings.size() > MOST_SCHOOLS
                ? say(
                        "图中为前 " + MOST_SCHOOLS + " 名，共 " + standings.size() + " 所学校，全部在下表。",
                        "The chart shows the first " + MOST_SCHOOLS + " of " + standings.size()
                                + " schools; all stand in the table.")
                : "";
        return new Group(group.code(), RankTable.words(group).in(language), standings, chart, note);
    }

    private static String label(Standing standing, Points points) {
        return standing.rank() + " " + name(standing.school()) + "："
                + points.indicator().id() + " " + points.indicator().indicator();
    }

    static String name(Institution school) {
        return school.name() == null ? school.id() : school.name();
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
