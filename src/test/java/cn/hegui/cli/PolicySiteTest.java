package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Language;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.site.PolicySite;
import cn.hegui.site.SchemaNames;
import cn.hegui.site.SiteFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicySiteTest {
    private static final String EVIL = "<script>alert('条')</script>&\"'";

    private static PolicyBook book;
    private static final Map<Language, SortedMap<String, byte[]>> SITES = new TreeMap<>();

    @TempDir
    private Path temporary;

    @BeforeAll
    static void make() {
        book = PolicyBook.bundled(RuleKinds.bundled());
        for (Language language : Language.values()) {
            SITES.put(language, PolicySite.of(book, new SchemaNames(), language));
        }
    }

    @Test
    void everyDocumentArticleClauseAndKindHasItsPlace() {
        SortedMap<String, byte[]> site = SITES.get(Language.ZH);
        for (Document document : book.documents()) {
            org.jsoup.nodes.Document page = page(site, "documents/" + document.id() + ".html");
            for (Article article : document.articles()) {
                Element section = page.getElementById("article-" + article.key());
                assertThat(section).as(document.id() + " " + article.key()).isNotNull();
                assertThat(section.text()).contains(article.heading());
                if (article.note() != null) {
                    assertThat(section.text()).contains(article.note().strip());
                }
            }
        }
        for (Clause clause : book.clauses()) {
            assertThat(page(site, "clauses/" + clause.id() + ".html").text()).contains(clause.id());
        }
        for (String kind : book.kinds().byId().keySet()) {
            assertThat(page(site, "kinds/" + kind + ".html").text()).contains("@kind(\"" + kind + "\")");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLinkLeadsSomewhereInside(Language language) {
        SortedMap<String, byte[]> site = SITES.get(language);
        List<String> broken = new ArrayList<>();
        for (String path : pages(site)) {
            for (Element element : page(site, path).select("[href], [src], [action]")) {
                for (String attribute : List.of("href", "src", "action")) {
                    if (element.hasAttr(attribute) && !leads(site, path, element.attr(attribute))) {
                        broken.add(path + ": " + element.attr(attribute));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leads(SortedMap<String, byte[]> site, String from, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path folder = Path.of(from).getParent();
        Path relative = folder == null ? Path.of(file) : folder.resolve(file);
        String target = file.isEmpty() ? from : relative.normalize().toString().replace('\\', '/');
        return site.containsKey(target)
                && (hash < 0 || page(site, target).getElementById(link.substring(hash + 1)) != null);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void pagesAreWellFormedAndCanBeReadByEveryone(Language language) {
        SortedMap<String, byte[]> site = SITES.get(language);
        for (String path : pages(site)) {
            Parser strict = Parser.htmlParser().setTrackErrors(10);
            org.jsoup.nodes.Document page = Jsoup.parse(text(site, path), "", strict);
            assertThat(strict.getErrors()).as(path).isEmpty();
            assertThat(page.selectFirst("html").attr("lang"))
                    .as(path)
                    .isEqualTo(language == Language.ZH ? "zh-Hans" : "en");
            assertThat(page.title()).as(path).isNotBlank();
            assertThat(page.select("h1")).as(path).hasSize(1);
            assertThat(page.select("main")).as(path).hasSize(1);
            assertThat(page.select("header nav[aria-label]")).as(path).hasSize(1);
            assertThat(page.select("nav:not([aria-label]), input:not([id]), svg:not([aria-hidden])"))
                    .as(path)
                    .isEmpty();
            assertHeadingsInOrder(path, page);
            Set<String> ids = new HashSet<>();
            page.select("[id]")
                    .forEach(element -> assertThat(ids.add(element.id()))
                            .as(path + "#" + element.id())
                            .isTrue());
            assertThat(text(site, path)).as(path).doesNotContain("http:", "https:");
        }
    }

    private static void assertHeadingsInOrder(String path, org.jsoup.nodes.Document page) {
        int above = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).as(path + ": " + heading.text()).isLessThanOrEqualTo(above + 1);
            above = level;
        }
    }

    @Test
    void englishPagesSayWhichWordsAreChinese() {
        SortedMap<String, byte[]> site = SITES.get(Language.EN);
        for (String path : pages(site)) {
            for (Element element : page(site, path).body().getAllElements()) {
                // A caption names what the table's own texts say, and code is no language.
                boolean marked = element.closest("[lang=zh-Hans]") != null || element.closest(".code") != null;
                assertThat(marked || !element.ownText().matches("[一-鿿（）、。]{8,}"))
                        .as(path + ": " + element.ownText())
                        .isTrue();
            }
        }
    }

    @Test
    void chineseStandsBesideEnglishOnlyInChinese() {
        assertThat(text(SITES.get(Language.ZH), "index.html"))
                .contains("政策库 <span class=\"en\" lang=\"en\">The policy book");
        assertThat(text(SITES.get(Language.EN), "index.html"))
                .contains("The policy book")
                .doesNotContain("怎样读");
    }

    @Test
    void clauseShowsWordsFiguresAndTheirOrigin() {
        String erratum = page(SITES.get(Language.ZH), "clauses/jilin-2018/15.1/extraction.html")
                .text();
        assertThat(erratum).contains("15%至 25%", "按文本勘误适用", "1.5%", "国发〔2002〕16号", "省总工会", "违规");
        String reading = page(SITES.get(Language.ZH), "clauses/shaoxing-draft/13/induction.html")
                .text();
        assertThat(reading).contains("适用理解", "提示", "印在所引原文中", "见适用理解", "180");
        String printed = page(SITES.get(Language.ZH), "clauses/shaoxing-draft/9/frontline.html")
                .text();
        assertThat(printed).contains("７０％", "70%", "印在所引原文中", "2026-01-01 前");
        String open = page(SITES.get(Language.ZH), "clauses/shuangyashan-2020/6/exit.html")
                .text();
        assertThat(open).contains("留待主管部门确定");
    }

    @Test
    void equalBooksGiveEqualBytes() {
        SortedMap<String, byte[]> again =
                PolicySite.of(PolicyBook.bundled(RuleKinds.bundled()), new SchemaNames(), Language.ZH);
        assertThat(again.keySet()).isEqualTo(SITES.get(Language.ZH).keySet());
        again.forEach((path, bytes) ->
                assertThat(bytes).as(path).isEqualTo(SITES.get(Language.ZH).get(path)));
    }

    @Test
    void wordsOfAPolicyFileAreNeverMarkup() throws IOException {
        Path policies = Files.createDirectories(temporary.resolve("policies"));
        String evil = "'" + EVIL.replace("'", "''") + "'";
        Files.writeString(policies.resolve("evil.yaml"), """
                document: evil
                title: %1$s
                number: %1$s
                issuer: %1$s
                region: "220100"
                effective: 2020-01-01
                status: in-force
                statusNote: %1$s
                above: [%1$s]
                articles:
                  - article: 一
                    key: "1"
                    heading: %1$s
                    clauses:
                      - suffix: frontline
                        rule: training-fund.frontline-share
                        force: mandatory
                        versions:
                          - {effective: 2020-01-01, until: 2022-01-01, parameters: {minShare: 0.60}}
                          - {effective: 2022-01-01, parameters: {minShare: 0.70}}
                        quote: %1$s
                        interpretation: %1$s
                        erratum: {printed: %1$s, applied: %1$s, reason: %1$s, source: %1$s}
                        responsible: [%1$s]
                """.formatted(evil));
        PolicyBook edited = PolicyBook.read(policies, RuleKinds.bundled());
        for (Language language : Language.values()) {
            SortedMap<String, byte[]> site = PolicySite.of(edited, new SchemaNames(), language);
            for (String path : pages(site)) {
                assertThat(text(site, path)).as(path).doesNotContain("<script>alert");
                assertThat(page(site, path).select("script:not([src])"))
                        .as(path)
                        .isEmpty();
            }
            org.jsoup.nodes.Document clause = page(site, "clauses/evil/1/frontline.html");
            assertThat(clause.selectFirst("blockquote").text()).isEqualTo(EVIL);
            assertThat(clause.select(".version")).hasSize(2);
            assertThat(clause.text()).contains("60%", "70%", "2022-01-01");
        }
    }

    @Test
    void searchFindsChineseInItsIndex() {
        String index = text(SITES.get(Language.ZH), "search-index.js");
        assertThat(index).startsWith("window.heguiIndex = [").endsWith("];\n").contains("用于一线职工", "长春市");
        assertThat(index.lines().count()).isGreaterThan(book.clauses().size());
    }

    @Test
    void commandWritesAndRewritesItsOwnFolder() throws IOException {
        Path out = temporary.resolve("site");
        Console first = Console.run("policy", "site", "--out", out.toString());
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("index.html");
        Files.writeString(out.resolve("mine.txt"), "kept");
        Path stale = Files.writeString(
                Files.createDirectories(out.resolve("clauses/gone/1")).resolve("x.html"), "old");
        Path outside = Files.writeString(temporary.resolve("outside.txt"), "kept");
        Files.writeString(
                out.resolve(SiteFolder.MARKER),
                Files.readString(out.resolve(SiteFolder.MARKER)) + "clauses/gone/1/x.html\n../outside.txt\n");
        Console second = Console.run("policy", "site", "--out", out.toString(), "--lang", "en");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(stale).doesNotExist();
        assertThat(out.resolve("clauses/gone")).doesNotExist();
        assertThat(out.resolve("mine.txt")).exists();
        assertThat(outside).exists();
        assertThat(out.resolve("index.html")).content().contains("lang=\"en\"");
    }

    @Test
    void commandRefusesAFolderThatItDidNotMake() throws IOException {
        Path out = Files.createDirectories(temporary.resolve("others"));
        Files.writeString(out.resolve("letter.txt"), "kept");
        Console run = Console.run("policy", "site", "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(out.toString(), SiteFolder.MARKER, "也许");
        try (Stream<Path> inside = Files.list(out)) {
            assertThat(inside).hasSize(1);
        }
    }

    @Test
    void commandRefusesBadPoliciesBeforeItWrites() throws IOException {
        Path policies = Files.createDirectories(temporary.resolve("bad"));
        Files.writeString(policies.resolve("bad.yaml"), "document: bad\n");
        Path out = temporary.resolve("none");
        Console run = Console.run("policy", "site", "--policies", policies.toString(), "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("bad.yaml");
        assertThat(out).doesNotExist();
    }

    private static List<String> pages(SortedMap<String, byte[]> site) {
        return site.keySet().stream().filter(path -> path.endsWith(".html")).toList();
    }

    private static String text(SortedMap<String, byte[]> site, String path) {
        assertThat(site).containsKey(path);
        return new String(site.get(path), StandardCharsets.UTF_8);
    }

    private static org.jsoup.nodes.Document page(SortedMap<String, byte[]> site, String path) {
        return Jsoup.parse(text(site, path));
    }
}
