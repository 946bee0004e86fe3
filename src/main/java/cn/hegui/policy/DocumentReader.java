package cn.hegui.policy;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.DocumentStatus;
import cn.hegui.model.Erratum;
import cn.hegui.model.Force;
import cn.hegui.model.Indicator;
import cn.hegui.model.Interval;
import cn.hegui.model.Level;
import cn.hegui.model.Parameters;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Sponsor;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Task;
import cn.hegui.model.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one policy file into its document and clauses; what is wrong with it goes to the problems. */
final class DocumentReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    /** Why nothing in an article can be checked (clauses.md). */
    private static final List<String> REASONS =
            List.of("aspiration", "permission", "organisational", "unquantified", "elsewhere");

    private static final int ALL_POINTS = 100;

    private static final Texts STATUS = new Texts("文件状态", "status");
    private static final Texts REASON = new Texts("理由", "reason");
    private static final Texts FORCE = new Texts("效力", "force");
    private static final Texts LEVEL = new Texts("院校层次", "level");
    private static final Texts SPONSOR = new Texts("举办者", "sponsor");
    private static final Texts RULE = new Texts("规则类别", "rule kind");

    private final String file;
    private final RuleKinds kinds;
    private final Regions regions;
    private final Problems problems;
    private final VersionReader versions;

    private final Set<String> clauseIds = new HashSet<>();
    private final Set<String> articleKeys = new HashSet<>();
    private final Set<String> indicatorIds = new HashSet<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    DocumentReader(String file, RuleKinds kinds, Regions regions, Problems problems) {
        this.file = file;
        this.kinds = kinds;
        this.regions = regions;
        this.problems = problems;
        this.versions = new VersionReader(file, problems);
    }

    /** What one file holds. */
    record Contents(Document document, Place place, List<Clause> clauses, List<Link> links) {}

    /** A clause that a task names. */
    record Link(String clause, Place place) {}

    /** A clause before its document is complete. */
    private record Draft(
            String id,
            String article,
            String rule,
            Force force,
            Parameters parameters,
            Set<Level> levels,
            Set<Sponsor> sponsors,
            Interval inForce,
            String quote,
            @Nullable String interpretation,
            @Nullable Erratum erratum,
            List<String> responsible) {
        Clause of(Document document) {
            return new Clause(
                    id,
                    document,
                    article,
                    rule,
                    force,
                    parameters,
                    levels,
                    sponsors,
                    inForce,
                    quote,
                    interpretation,
                    erratum,
                    responsible);
        }
    }

    /** The contents of the file; null where a part is missing without which there is no document. */
    @Nullable
    Contents read(StoredFile stored) {
        MappingNode root = Yaml.read(stored, problems);
        if (root == null) {
            return null;
        }
        Entries entries = new Entries(file, root, problems);
        String id = entries.word("document", NAME);
        String title = entries.text("title");
        String number = entries.textIfGiven("number");
        String issuer = entries.text("issuer");
        RegionCode region = region(entries);
        LocalDate issued = entries.dayIfGiven("issued");
        LocalDate effective = entries.day("effective");
        Interval inForce = versions.interval(entries, effective, entries.dayIfGiven("until"));
        region = issuing(region, inForce, entries);
        DocumentStatus status = entries.coded("status", DocumentStatus.class, STATUS);
        String statusNote = entries.text("statusNote");
        // For those who keep the file: when somebody last looked, and where.
        entries.dayIfGiven("checkedOn");
        entries.textIfGiven("source");
        List<String> above = entries.texts("above");
        List<Article> articles = articles(entries, id == null ? "?" : id, inForce);
        entries.close();
        if (id == null
                || title == null
                || issuer == null
                || region == null
                || inForce == null
                || status == null
                || statusNote == null) {
            return null;
        }
        Document document =
                new Document(id, title, number, issuer, region, issued, inForce, status, statusNote, above, articles);
        List<Clause> clauses = drafts.stream().map(draft -> draft.of(document)).toList();
        return new Contents(document, entries.place("document"), clauses, List.copyOf(links));
    }

    private @Nullable RegionCode region(Entries entries) {
        String code = entries.text("region");
        if (code == null) {
            return null;
        }
        if (!RegionCode.isValid(code)) {
            problems.unexpected(
                    entries.place("region"),
                    code,
                    new Texts("六位行政区划代码（如 \"220100\"）", "a region code of six digits (for example \"220100\")"));
            return null;
        }
        return new RegionCode(code);
    }

    private @Nullable RegionCode issuing(@Nullable RegionCode region, @Nullable Interval inForce, Entries entries) {
        if (region == null || inForce == null || regions.canIssue(region, inForce)) {
            return region;
        }
        Texts expected;
        RegionCode listed = regions.knows(region) ? region : region.city();
        if (regions.knows(listed)) {
            Texts name = regions.fullName(listed, inForce.effective());
            expected = new Texts(
                    "文件生效之日（" + inForce.effective() + "）仍在使用的行政区划代码（" + name.zh() + "）",
                    "a region code in use when the document takes effect, " + inForce.effective() + " (" + name.en()
                            + ")");
        } else if (regions.knows(region.province())) {
            String province = regions.fullName(region.province());
            String digits = region.code().substring(0, 4);
            expected = new Texts(
                    "GB/T 2260 中的行政区划代码（" + province + "没有以 " + digits + " 开头的市、州、盟或地区）",
                    "a region code of GB/T 2260 (no city of " + province + " begins with " + digits + ")");
        } else {
            String digits = region.code().substring(0, 2);
            expected = new Texts(
                    "GB/T 2260 中的行政区划代码（没有以 " + digits + " 开头的省份）",
                    "a region code of GB/T 2260 (no province begins with " + digits + ")");
        }
        problems.unexpected(entries.place("region"), region.code(), expected);
        return null;
    }

    private List<Article> articles(Entries entries, String document, @Nullable Interval inForce) {
        if (!entries.has("articles")) {
            problems.missing(entries.place(), "articles");
        }
        List<Article> articles = new ArrayList<>();
        for (Entries each : entries.list("articles")) {
            Article article = article(each, document, inForce);
            if (article != null) {
                articles.add(article);
            }
        }
        return List.copyOf(articles);
    }

    private @Nullable Article article(Entries entries, String document, @Nullable Interval inForce) {
        String printed = entries.text("article");
        String key = entries.word("key", KEY);
        if (key != null && !articleKeys.add(key)) {
            problems.add(
                    entries.place("key"),
                    key,
                    "条款编号 key“" + key + "”在本文件中重复。",
                    "The article key \"" + key + "\" is used twice in this document.");
        }
        String heading = entries.text("heading");
        boolean section = entries.flag("section");
        List<String> responsible = entries.texts("responsible");
        String reason = entries.oneOfIfGiven("reason", REASONS, REASON);
        String note = entries.has("reason") ? entries.text("note") : entries.textIfGiven("note");
        List<Indicator> indicators = indicators(entries);
        List<Task> tasks = tasks(entries);
        List<String> notes = entries.texts("notes");
        List<Entries> clauses = entries.list("clauses");
        Set<String> ids = new LinkedHashSet<>();
        for (Entries each : clauses) {
            String id = clause(each, document, printed, key, responsible, inForce);
            if (id != null) {
                ids.add(id);
            }
        }
        boolean excepted = section || !indicators.isEmpty() || !tasks.isEmpty();
        if (clauses.isEmpty() && !entries.has("reason") && !excepted) {
            problems.add(
                    entries.place(),
                    printed == null ? "" : printed,
                    "本条既没有 clauses，也没有 reason：应写出条款，或者写明为什么没有可以核对的内容。",
                    "The article has neither clauses nor a reason: give its clauses or say why nothing can be"
                            + " checked.");
        }
        if (!clauses.isEmpty() && entries.has("reason")) {
            problems.add(
                    entries.place("reason"),
                    reason == null ? "" : reason,
                    "本条同时有 clauses 和 reason，只能有其一。",
                    "The article has both clauses and a reason; it may have one of them.");
        }
        entries.close();
        if (printed == null || key == null || heading == null) {
            return null;
        }
        return new Article(printed, key, heading, section, reason, note, List.copyOf(ids), indicators, tasks, notes);
    }

    private List<Indicator> indicators(Entries article) {
        List<Indicator> indicators = new ArrayList<>();
        int sum = 0;
        for (Entries each : article.list("indicators")) {
            String id = each.word("id", KEY);
            String level1 = each.text("level1");
            String level2 = each.text("level2");
            String indicator = each.text("indicator");
            String unit = each.text("unit");
            int weight = each.whole("weight", 1, ALL_POINTS);
            each.close();
            sum += Math.max(weight, 0);
            if (id != null && !indicatorIds.add(id)) {
                problems.add(
                        each.place("id"),
                        id,
                        "指标编号“" + id + "”在本文件中重复。",
                        "The indicator id \"" + id + "\" is used twice in this document.");
            }
            if (id != null && level1 != null && level2 != null && indicator != null && unit != null) {
                indicators.add(new Indicator(id, level1, level2, indicator, unit, weight));
            }
        }
        if (article.has("indicators") && sum != ALL_POINTS) {
            problems.add(
                    article.place("indicators"),
                    Integer.toString(sum),
                    "指标权重之和为 " + sum + "，应为 100。",
                    "The weights of the indicators sum to " + sum + ", expected 100.");
        }
        return List.copyOf(indicators);
    }

    private List<Task> tasks(Entries article) {
        List<Task> tasks = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (Entries each : article.list("tasks")) {
            int no = each.whole("no", 1, 9999);
            if (no > 0 && !numbers.add(no)) {
                problems.add(
                        each.place("no"),
                        Integer.toString(no),
                        "任务序号 " + no + " 重复。",
                        "The task number " + no + " is used twice.");
            }
            String task = each.text("task");
            String lead = each.text("lead");
            List<String> responsible = each.texts("responsible");
            List<String> clauses = clauseLinks(each);
            each.close();
            if (no > 0 && task != null && lead != null) {
                tasks.add(new Task(no, task, lead, responsible, clauses));
            }
        }
        return List.copyOf(tasks);
    }

    private List<String> clauseLinks(Entries task) {
        Node node = task.node("clauses");
        List<String> ids = new ArrayList<>();
        for (Node each : node == null ? List.<Node>of() : task.nodes(node)) {
            String id = task.text(each);
            if (id != null) {
                ids.add(id);
                links.add(new Link(id, Place.of(file, each)));
            }
        }
        return List.copyOf(ids);
    }

    /** Reads one clause into its drafts, one for each version; returns its id. */
    private @Nullable String clause(
            Entries entries,
            String document,
            @Nullable String printed,
            @Nullable String key,
            List<String> inherited,
            @Nullable Interval documentInForce) {
        String suffix = entries.word("suffix", NAME);
        int item = entries.wholeIfGiven("item", 1, 999);
        String id = key == null || suffix == null
                ? null
                : document + "/" + key + (item > 0 ? "." + item : "") + "/" + suffix;
        if (id != null && !clauseIds.add(id)) {
            problems.add(
                    entries.place("suffix"),
                    id,
                    "条款“" + id + "”重复。数字随时间变化的，在同一条款下写 versions。",
                    "The clause \"" + id + "\" is there twice. Maybe its figure changes in time: write versions.");
        }
        String rule = entries.text("rule");
        RuleKind kind = rule == null ? null : kinds.byId().get(rule);
        if (rule != null && kind == null) {
            problems.unknown(entries.place("rule"), rule, RULE, kinds.byId().keySet());
        }
        Force force = entries.coded("force", Force.class, FORCE);
        Set<Level> levels = entries.codes("levels", Level.class, LEVEL);
        Set<Sponsor> sponsors = entries.codes("sponsors", Sponsor.class, SPONSOR);
        if (kind != null && !kind.subjects().contains(SubjectKind.INSTITUTION)) {
            for (String scope : List.of("levels", "sponsors")) {
                if (entries.has(scope)) {
                    problems.add(
                            entries.placeOfName(scope),
                            scope,
                            "规则类别“" + rule + "”不判断院校，不能写 " + scope + "。",
                            "The rule kind \"" + rule + "\" judges no institutions, so " + scope + " has no meaning.");
                }
            }
        }
        String quote = quote(entries);
        String interpretation = entries.textIfGiven("interpretation");
        Erratum erratum = erratum(entries);
        List<String> responsible = entries.has("responsible") ? entries.texts("responsible") : inherited;
        List<VersionReader.Version> read = versions.read(entries, documentInForce, kind);
        entries.close();
        if (id == null || printed == null || rule == null || force == null || quote == null) {
            return id;
        }
        for (VersionReader.Version version : read) {
            drafts.add(new Draft(
                    id,
                    article(printed, item),
                    rule,
                    force,
                    version.parameters(),
                    levels,
                    sponsors,
                    version.inForce(),
                    quote,
                    interpretation,
                    erratum,
                    responsible));
        }
        return id;
    }

    /** The article with its item: （十五）1; after a number that ends in a digit in words, for 附件25 is not item 5 of 附件2. */
    private static String article(String printed, int item) {
        if (item < 0) {
            return printed;
        }
        return Character.isDigit(printed.codePointBefore(printed.length()))
                ? printed + "第" + item + "项"
                : printed + item;
    }

    private @Nullable String quote(Entries entries) {
        String quote = entries.text("quote");
        if (quote != null && quote.codePointCount(0, quote.length()) > PolicyBook.LONGEST_QUOTE) {
            int length = quote.codePointCount(0, quote.length());
            problems.add(
                    entries.place("quote"),
                    quote,
                    "引文 " + length + " 字，至多 " + PolicyBook.LONGEST_QUOTE + " 字：只引规定义务的原话。",
                    "The quote has " + length + " characters, at most " + PolicyBook.LONGEST_QUOTE
                            + ": quote only the words that bind.");
        }
        return quote;
    }

    private static @Nullable Erratum erratum(Entries entries) {
        Entries erratum = entries.entryIfGiven("erratum");
        if (erratum == null) {
            return null;
        }
        String printed = erratum.printed("printed");
        String applied = erratum.printed("applied");
        String reason = erratum.text("reason");
        String source = erratum.text("source");
        erratum.close();
        return printed == null || applied == null || reason == null || source == null
                ? null
                : new Erratum(printed, applied, reason, source);
    }
}
