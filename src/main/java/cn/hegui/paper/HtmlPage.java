package cn.hegui.paper;

import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Unit;
import cn.hegui.report.Numerals;
import cn.hegui.report.Words;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the page of a run shows; its template asks for nothing else. */
record HtmlPage(
        Glossary words,
        RunSummary summary,
        Overview overview,
        List<Subject> subjects,
        Extent extent,
        String style,
        String script) {
    private static final int BARS = 15;
    private static final Color VIOLATION = new Color(0x9B1C1C);
    private static final Color WARNING = new Color(0xD08A1D);
    private static final Color ADVISORY = new Color(0x8FB0CE);
    private static final Color MET = new Color(0xB9C4CC);

    /**
     * A subject with a page.
     *
     * @param place its place among the subjects of the run
     */
    public record Subject(SubjectLine line, long place, List<Entry> findings) {
        /** What its page is called within this one. */
        public String anchor() {
            return "s-" + (place + 1);
        }
    }

    /** A finding and its number. */
    public record Entry(String index, FindingLine line) {}

    /**
     * How much of the run the page shows.
     *
     * @param subjects with something to show, in the whole run
     * @param findings that could be shown, in the whole run
     * @param shown the findings on the page
     */
    public record Extent(long subjects, long findings, long shown) {}

    /** A chart with the same in words. */
    public record Chart(String title, String note, String svg, List<String> head, List<List<String>> rows) {}

    public String say(String zh, String en) {
        return words.say(zh, en);
    }

    public String langTag() {
        return HtmlReport.langTag(words.language());
    }

    /** Nothing is loaded from anywhere; only the one script of the page runs. */
    public String contentPolicy() {
        return "default-src 'none'; style-src 'unsafe-inline'; script-src '" + HtmlReport.hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    public String title() {
        return say("合规核对报告", "Report of a compliance check");
    }

    /** What the whole page comes to, in a sentence. */
    public String lead() {
        long fails = summary.of(Outcome.FAIL);
        RunSummary.Waivers waivers = summary.waivers();
        long waived = waivers == null ? 0 : waivers.waived();
        return say(
                "共核对 " + number(summary.subjects().judged()) + " 个主体，得出 " + number(total()) + " 条结论：符合 "
                        + number(summary.of(Outcome.PASS)) + "，不符合 " + number(fails) + "（违规 "
                        + number(summary.of(Severity.VIOLATION)) + "、预警 " + number(summary.of(Severity.WARNING))
                        + "、提示 "
                        + number(summary.of(Severity.ADVISORY)) + "），资料不全 " + number(summary.of(Outcome.UNKNOWN))
                        + "，尚未到期 " + number(summary.of(Outcome.PENDING)) + "，不适用 "
                        + number(summary.of(Outcome.NOTAPPLICABLE)) + "。"
                        + (waived == 0 ? "" : "已豁免 " + number(waived) + " 条，不计入以上各数。")
                        + "另有 " + number(summary.subjects().rejected()) + " 条记录被拒收，没有核对。",
                number(summary.subjects().judged()) + " subjects were judged, with " + number(total()) + " findings: "
                        + number(summary.of(Outcome.PASS)) + " met, " + number(fails) + " not met ("
                        + number(summary.of(Severity.VIOLATION)) + " violations, "
                        + number(summary.of(Severity.WARNING)) + " warnings, "
                        + number(summary.of(Severity.ADVISORY)) + " advisories), "
                        + number(summary.of(Outcome.UNKNOWN)) + " cannot be judged, "
                        + number(summary.of(Outcome.PENDING)) + " not yet due, "
                        + number(summary.of(Outcome.NOTAPPLICABLE)) + " do not apply. "
                        + (waived == 0 ? "" : number(waived) + " findings are waived and not counted here. ")
                        + number(summary.subjects().rejected()) + " records were rejected and not judged.");
    }

    private long total() {
        return summary.outcomes().values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the page leaves out, and where it stands; empty where it leaves out nothing. */
    public List<String> leftOut() {
        List<String> sentences = new ArrayList<>();
        if (subjects.size() < extent.subjects() || extent.shown() < extent.findings()) {
            sentences.add(say(
                    "数据较多，本页只列问题最多的 " + number(subjects.size()) + " 个主体（共 " + number(extent.subjects()) + " 个有结论要看）的 "
                            + number(extent.shown()) + " 条结论（共 " + number(extent.findings())
                            + " 条）。图表和合计包括全部；其余结论见同一文件夹的 findings.jsonl，也可以用 hegui report --format xlsx,csv 写出全部。",
                    "This page lists the " + number(subjects.size()) + " subjects with the most to mend (of "
                            + number(extent.subjects()) + ") and " + number(extent.shown()) + " of their "
                            + number(extent.findings())
                            + " findings. Charts and sums cover all; the rest stands in findings.jsonl of the same folder, and"
                            + " hegui report --format xlsx,csv writes all."));
        }
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.PENDING)) {
            if (!summary.options().outcomes().contains(outcome) && summary.of(outcome) > 0) {
                sentences.add(say(
                        "本次核对没有列出“" + words.say(Words.of(outcome)) + "”的 " + number(summary.of(outcome))
                                + " 条结论；需要时以 --outcomes all 重新核对。",
                        "The run does not list the " + number(summary.of(outcome)) + " findings that are \""
                                + words.say(Words.of(outcome)) + "\"; run it with --outcomes all for them."));
            }
        }
        return sentences;
    }

    /** The words for the verdict of a finding, as a class of style. */
    public String mark(FindingLine finding) {
        return finding.severity() == null
                ? finding.outcome().code()
                : finding.severity().code();
    }

    public String verdict(FindingLine finding) {
        return words.verdict(finding);
    }

    public String matter(FindingLine finding) {
        return words.matter(finding);
    }

    public String rule(String id) {
        return words.rule(id);
    }

    public List<String> calculation(FindingLine finding) {
        return Calculation.lines(finding, words.language());
    }

    public String facts(FindingLine finding) {
        return words.facts(finding);
    }

    public String missing(FindingLine finding) {
        return String.join(say("、", ", "), words.missing(finding));
    }

    public String waiver(FindingLine finding) {
        return words.waiver(finding);
    }

    public String source(FindingLine finding) {
        return words.source(finding);
    }

    public String remedy(FindingLine finding) {
        return finding.outcome() == Outcome.FAIL ? words.remedy(finding.rule()) : "";
    }

    public String reading(FindingLine finding) {
        String interpretation = finding.citation().interpretation();
        return interpretation == null ? "" : interpretation;
    }

    public String erratum(FindingLine finding) {
        String erratum = words.erratum(finding.citation());
        return erratum == null ? "" : erratum;
    }

    /** What is missing, to be read and sorted by. */
    public String amount(FindingLine finding) {
        BigDecimal missing = finding.amountMissing();
        if (missing == null) {
            return "";
        }
        boolean money = finding.unit() == Unit.CNY;
        boolean share = finding.unit() == Unit.SHARE;
        String number = money ? Numerals.money(missing, RoundingMode.UP) : Numerals.number(missing);
        return share || finding.unit() == null ? number : number + words.say(Words.of(finding.unit()));
    }

    public String kind(SubjectKind kind) {
        return words.say(Words.of(kind));
    }

    public String outcome(Outcome outcome) {
        return words.say(Words.of(outcome));
    }

    public String severity(Severity severity) {
        return words.say(Words.of(severity));
    }

    public String counts(SubjectLine line) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (line.counts().of(severity) > 0) {
                counts.add(severity(severity) + " " + number(line.counts().of(severity)));
            }
        }
        for (Outcome outcome : List.of(Outcome.UNKNOWN, Outcome.PENDING, Outcome.PASS, Outcome.NOTAPPLICABLE)) {
            if (line.counts().of(outcome) > 0) {
                counts.add(outcome(outcome) + " " + number(line.counts().of(outcome)));
            }
        }
        return String.join(" · ", counts);
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    // ---- charts ----

    /** The charts for which the run has figures. */
    public List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        List<Bar> clauses = overview.clauses().stream()
                .map(clause ->
                        new Bar(rule(clause.rule()) + " " + clause.citation().ground(), clause.all()))
                .toList();
        bars(charts, "clause", say("不符合的结论，按条款", "What is not met, by clause"), say("条款", "Clause"), clauses);
        List<Bar> cities = overview.cities().entrySet().stream()
                .map(city -> new Bar(words.region(city.getKey()), city.getValue()))
                .toList();
        bars(charts, "city", say("不符合的结论，按市", "What is not met, by city"), say("市", "City"), cities);
        distribution(charts);
        return charts;
    }

    private record Bar(String label, Overview.Sum sum) {}

    private void bars(List<Chart> charts, String id, String title, String head, List<Bar> all) {
        List<Bar> failing = all.stream()
                .filter(bar -> bar.sum().of(Outcome.FAIL) > 0)
                .sorted(Comparator.comparingLong((Bar bar) -> -bar.sum().of(Outcome.FAIL))
                        .thenComparing(Bar::label))
                .toList();
        if (failing.isEmpty()) {
            return;
        }
        List<Bar> shown = failing.stream().limit(BARS).toList();
        List<Charts.Series> series = new ArrayList<>();
        List<Color> colours = List.of(VIOLATION, WARNING, ADVISORY);
        for (Severity severity : Severity.values()) {
            series.add(new Charts.Series(
                    severity(severity),
                    colours.get(series.size()),
                    shown.stream().map(bar -> bar.sum().of(severity)).toList()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Bar bar : failing) {
            List<String> row = new ArrayList<>(List.of(bar.label()));
            for (Severity severity : Severity.values()) {
                row.add(number(bar.sum().of(severity)));
            }
            row.add(Numerals.money(bar.sum().amount(), RoundingMode.HALF_UP));
            rows.add(row);
        }
        List<String> heads = new ArrayList<>(List.of(head));
        for (Severity severity : Severity.values()) {
            heads.add(severity(severity));
        }
        heads.add(say("差额合计（元）", "Missing (CNY)"));
        String note = shown.size() < failing.size()
                ? say(
                        "图中为最多的 " + BARS + " 项，共 " + failing.size() + " 项，全部在下表。",
                        "The chart shows the " + BARS + " longest of " + failing.size() + "; all stand in the table.")
                : "";
        charts.add(new Chart(
                title, note, Charts.bars(id, shown.stream().map(Bar::label).toList(), series), heads, rows));
    }

    private void distribution(List<Chart> charts) {
        Overview.Shares shares = overview.frontline();
        if (shares.accounts() == 0) {
            return;
        }
        Map<Double, String> limits = new TreeMap<>();
        for (BigDecimal limit : shares.limits()) {
            limits.put(limit.movePointRight(2).doubleValue(), say("要求 ", "limit ") + Numerals.exactPercent(limit));
        }
        List<Charts.Series> series = List.of(
                new Charts.Series(say("不符合", "not met"), VIOLATION, shares.failing()),
                new Charts.Series(say("符合", "met"), MET, shares.met()));
        List<List<String>> rows = new ArrayList<>();
        for (int bin = 0; bin < Overview.Shares.BINS; bin++) {
            if (shares.failing().get(bin) + shares.met().get(bin) > 0) {
                rows.add(List.of(
                        bin * 5 + "%–" + (bin * 5 + 5) + "%",
                        number(shares.failing().get(bin)),
                        number(shares.met().get(bin))));
            }
        }
        boolean passes = summary.options().outcomes().contains(Outcome.PASS);
        String note =
                say("共 " + number(shares.accounts()) + " 个年度账目。", number(shares.accounts()) + " yearly accounts. ")
                        + (passes
                                ? ""
                                : say(
                                        "本次核对只列出不符合的账目；符合的要用 --outcomes all 才会列出。",
                                        "The run lists only accounts that fail; --outcomes all lists those that meet it."));
        charts.add(new Chart(
                say("一线职工培训经费占比的分布", "Spread of the front-line share of training spending"),
                note,
                Charts.distribution("share", series, limits),
                List.of(say("占比", "Share"), say("不符合", "not met"), say("符合", "met")),
                rows));
    }
}
