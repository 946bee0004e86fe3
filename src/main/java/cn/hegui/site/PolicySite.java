package cn.hegui.site;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Language;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes the pages of a policy book: plain files that refer to each other by relative links only and to nothing else, so
 * that they work from a disk, from any server, and without scripts. Equal books give equal bytes.
 */
public final class PolicySite {
    private final PolicyBook book;
    private final FactNames names;
    private final Language language;
    private final Place place;
    private final Timeline timeline;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, PolicySite.class.getClassLoader(), "cn.hegui");
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private PolicySite(PolicyBook book, FactNames names, Language language, Place place) {
        this.book = book;
        this.names = names;
        this.language = language;
        this.place = place;
        this.timeline = Timeline.of(book);
    }

    /** The files of the site by their paths, with {@code /} between folders. */
    public static SortedMap<String, byte[]> of(PolicyBook book, FactNames names, Language language) {
        return new PolicySite(book, names, language, Place.ALONE).make();
    }

    /** The same for a part of the service: each page leads to its other pages and to itself in the other language. */
    public static SortedMap<String, byte[]> forService(PolicyBook book, FactNames names, Language language) {
        return new PolicySite(book, names, language, Place.SERVICE).make();
    }

    private SortedMap<String, byte[]> make() {
        page("index", Paths.INDEX, "政策库", "The policy book", Page.Tab.DOCUMENTS, IndexPage.of(book));
        book.documents().forEach(this::document);
        clauses();
        page(
                "kinds",
                Paths.KINDS,
                "规则类别",
                "Rule kinds",
                Page.Tab.KINDS,
                book.kinds().byId().values().stream().map(this::kindPage).toList());
        for (RuleKind kind : book.kinds().byId().values()) {
            page("kind", Paths.kind(kind.id()), kind.title(), Page.Tab.KINDS, kindPage(kind));
        }
        page("figures", Paths.FIGURES, "数值沿革", "Figures over time", Page.Tab.FIGURES, FiguresPage.of(book, timeline));
        page("regions", Paths.REGIONS, "适用地区", "Regions", Page.Tab.REGIONS, RegionsPage.of(book));
        List<SearchEntry> entries = SearchEntry.of(book);
        page("search", Paths.SEARCH, "检索", "Search", Page.Tab.SEARCH, entries);
        files.put(Paths.SEARCH_INDEX, searchIndex(entries));
        files.put(Paths.STYLE, asset(Paths.STYLE));
        files.put(Paths.SCRIPT, asset(Paths.SCRIPT));
        return Collections.unmodifiableSortedMap(files);
    }

    private void document(Document document) {
        page(
                "document",
                Paths.document(document.id()),
                new Texts(document.title(), document.title()),
                Page.Tab.DOCUMENTS,
                DocumentPage.of(document, book));
    }

    private void clauses() {
        Map<String, List<Clause>> versions = book.clauses().stream()
                .collect(Collectors.groupingBy(Clause::id, LinkedHashMap::new, Collectors.toList()));
        for (Document document : book.documents()) {
            for (Article article : document.articles()) {
                for (String id : article.clauseIds()) {
                    List<Clause> clause = versions.getOrDefault(id, List.of());
                    if (!clause.isEmpty()) {
                        clause(clause, article);
                    }
                }
            }
        }
    }

    private void clause(List<Clause> versions, Article article) {
        Clause last = versions.get(versions.size() - 1);
        Texts title = book.kinds().get(last.rule()).title();
        String path = Paths.clause(last.id());
        Page page = new Page(language, path, title, Page.Tab.DOCUMENTS, place);
        render("clause", page, ClausePage.of(versions, article, book, page));
    }

    private KindPage kindPage(RuleKind kind) {
        return KindPage.of(kind, book, names, timeline);
    }

    private void page(String template, String path, String zh, String en, Page.Tab tab, Object view) {
        page(template, path, new Texts(zh, en), tab, view);
    }

    private void page(String template, String path, Texts title, Page.Tab tab, Object view) {
        render(template, new Page(language, path, title, tab, place), view);
    }

    private void render(String template, Page page, Object view) {
        StringOutput output = new StringOutput();
        templates.render("site/" + template + ".jte", Map.of("page", page, "view", view), output);
        files.put(page.path(), output.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A script, not JSON: a page opened from a disk may load the one and not the other. */
    private byte[] searchIndex(List<SearchEntry> entries) {
        StringWriter script = new StringWriter();
        script.write("window.heguiIndex = ");
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), script)) {
            json.writeStartArray();
            for (SearchEntry entry : entries) {
                json.writeRaw('\n');
                json.writeStartArray();
                json.writeString(entry.path());
                json.writeString(entry.title().in(language));
                json.writeString(entry.what().in(language));
                json.writeString(entry.text());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        script.write(";\n");
        return script.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] asset(String name) {
        try (InputStream in = Objects.requireNonNull(PolicySite.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
