package cn.hegui.policy;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Indicator;
import cn.hegui.model.RegionCode;
import cn.hegui.model.SeeAlso;
import cn.hegui.model.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All policy documents with their clauses, and which of them bind where. Immutable and safe for many threads; reading
 * throws {@link PolicyException} with all that is wrong in any file.
 */
public final class PolicyBook {
    /** The longest quote of a clause, in characters: the words that bind, not the article. */
    public static final int LONGEST_QUOTE = 60;

    private static final String FOLDER = "policies";

    /** More regions than there are; hostile codes must not fill the memory. */
    private static final int MOST_REGIONS = 10_000;

    private static final Texts CLAUSE = new Texts("条款", "clause");

    private final RuleKinds kinds;
    private final Regions regions;
    private final List<Document> documents;
    private final List<Clause> clauses;
    private final List<SeeAlso> seeAlso;
    private final Map<String, List<SeeAlso>> seeAlsoByRule = new TreeMap<>();
    private final Map<String, Clause> latest;
    private final List<PolicyFile> files;
    private final Map<String, PolicyFile> fileOfDocument;
    private final Set<RegionCode> documented;
    private final Map<RegionCode, List<Clause>> byRegion = new ConcurrentHashMap<>();
    private final Map<List<RegionCode>, List<Clause>> byDocumented = new ConcurrentHashMap<>();

    private PolicyBook(
            RuleKinds kinds,
            Regions regions,
            List<Document> documents,
            List<Clause> clauses,
            List<SeeAlso> seeAlso,
            List<PolicyFile> files,
            Map<String, PolicyFile> fileOfDocument) {
        this.kinds = kinds;
        this.regions = regions;
        this.documents = documents;
        this.clauses = clauses;
        this.seeAlso = seeAlso;
        for (SeeAlso cited : seeAlso) {
            for (String rule : cited.rules()) {
                seeAlsoByRule.computeIfAbsent(rule, key -> new ArrayList<>()).add(cited);
            }
        }
        this.files = files;
        this.fileOfDocument = fileOfDocument;
        this.latest =
                clauses.stream().collect(Collectors.toMap(Clause::id, clause -> clause, (a, b) -> b, TreeMap::new));
        this.documented = documents.stream().map(Document::region).collect(Collectors.toUnmodifiableSet());
    }

    /** Reads the documents that the program brings along, by what lies there: no list of them stands in the code. */
    public static PolicyBook bundled(RuleKinds kinds) {
        Problems problems = new Problems();
        return read(StoredFiles.bundled(FOLDER, problems), Place.of("rules/" + FOLDER), kinds, problems);
    }

    /** Reads the {@code .yaml} files that lie in {@code policiesDir} itself. */
    public static PolicyBook read(Path policiesDir, RuleKinds kinds) {
        Problems problems = new Problems();
        return read(StoredFiles.in(policiesDir, FOLDER, problems), Place.of(policiesDir.toString()), kinds, problems);
    }

    private static PolicyBook read(List<StoredFile> stored, Place folder, RuleKinds kinds, Problems problems) {
        List<StoredFile> files =
                stored.stream().filter(file -> file.name().endsWith(".yaml")).toList();
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(
                    folder,
                    "",
                    "文件夹中没有政策文件（.yaml）：没有条款，什么也判断不了。",
                    "The folder holds no policy files (.yaml): without a clause nothing can be judged.");
        }
        Regions regions = Regions.bundled();
        List<Document> documents = new ArrayList<>();
        List<Clause> clauses = new ArrayList<>();
        List<SeeAlso> seeAlso = new ArrayList<>();
        List<DocumentReader.Link> links = new ArrayList<>();
        Map<String, Place> places = new TreeMap<>();
        Map<String, PolicyFile> fileOfDocument = new TreeMap<>();
        boolean complete = true;
        // Each file is read by itself, so all cores can; most of a small check would else be spent here.
        List<Read> read = files.parallelStream()
                .map(file -> Read.of(file, kinds, regions))
                .toList();
        for (Read one : read) {
            problems.addAll(one.problems());
            StoredFile file = one.file();
            DocumentReader.Contents contents = one.contents();
            if (contents == null) {
                complete = false;
                continue;
            }
            String id = contents.document().id();
            Place first = places.putIfAbsent(id, contents.place());
            if (first != null) {
                problems.add(
                        contents.place(),
                        id,
                        "文件编号 document“" + id + "”已用于 " + first.file() + "。",
                        "The document id \"" + id + "\" is already used by " + first.file() + ".");
            }
            fileOfDocument.put(id, file.proof());
            documents.add(contents.document());
            clauses.addAll(contents.clauses());
            seeAlso.addAll(contents.seeAlso());
            links.addAll(contents.links());
        }
        if (complete) {
            // While a file is unreadable, its clauses would be reported as missing.
            checkLinks(links, documents, problems);
        }
        problems.throwIfAny();
        return new PolicyBook(
                kinds,
                regions,
                documents.stream().sorted(Comparator.comparing(Document::id)).toList(),
                clauses.stream()
                        .sorted(Comparator.comparing(Clause::id)
                                .thenComparing(clause -> clause.inForce().effective()))
                        .toList(),
                seeAlso.stream().sorted(Comparator.comparing(SeeAlso::id)).toList(),
                Stream.concat(kinds.files().stream(), files.stream().map(StoredFile::proof))
                        .sorted(Comparator.comparing(PolicyFile::name))
                        .toList(),
                fileOfDocument);
    }

    /** A file with what it holds, which is null where that cannot be read. */
    private record Read(StoredFile file, DocumentReader.@Nullable Contents contents, Problems problems) {
        static Read of(StoredFile file, RuleKinds kinds, Regions regions) {
            Problems problems = new Problems();
            return new Read(file, new DocumentReader(file.shown(), kinds, regions, problems).read(file), problems);
        }
    }

    private static void checkLinks(List<DocumentReader.Link> links, List<Document> documents, Problems problems) {
        Set<String> ids = new TreeSet<>();
        for (Document document : documents) {
            for (Article article : document.articles()) {
                ids.addAll(article.clauseIds());
            }
        }
        for (DocumentReader.Link link : links) {
            if (!ids.contains(link.clause())) {
                problems.unknown(link.place(), link.clause(), CLAUSE, ids);
            }
        }
    }

    /** The kinds that the clauses are judged by. */
    public RuleKinds kinds() {
        return kinds;
    }

    /** The documents, by id. */
    public List<Document> documents() {
        return documents;
    }

    /** The document of that id. */
    public Optional<Document> document(String id) {
        return documents.stream().filter(document -> document.id().equals(id)).findFirst();
    }

    /** Every version of every clause, by id, then by the day it takes effect. */
    public List<Clause> clauses() {
        return clauses;
    }

    /** What is cited beside clauses of other documents, by id. */
    public List<SeeAlso> seeAlso() {
        return seeAlso;
    }

    /** What is cited beside the clauses of {@code rule} in {@code region}, by id; when it is in force is not asked here. */
    public List<SeeAlso> seeAlso(RegionCode region, String rule) {
        List<SeeAlso> ofRule = seeAlsoByRule.getOrDefault(rule, List.of());
        return ofRule.isEmpty()
                ? ofRule
                : ofRule.stream()
                        .filter(cited -> cited.document().region().contains(region))
                        .toList();
    }

    /** The version of the clause that takes effect last. */
    public Optional<Clause> clause(String id) {
        return Optional.ofNullable(latest.get(id));
    }

    /**
     * Every version of every clause whose document's region is {@code region} or contains it, in the order of
     * {@link #clauses()}; what is in force on a day is not asked here. The same list for the same region.
     */
    public List<Clause> binding(RegionCode region) {
        List<Clause> known = byRegion.get(region);
        if (known != null) {
            return known;
        }
        // Counties without a document of their own share their city's list.
        List<RegionCode> chain =
                region.chain().stream().filter(documented::contains).toList();
        List<Clause> binding = byDocumented.computeIfAbsent(chain, this::of);
        if (byRegion.size() < MOST_REGIONS) {
            byRegion.put(region, binding);
        }
        return binding;
    }

    private List<Clause> of(List<RegionCode> chain) {
        Set<RegionCode> wanted = new HashSet<>(chain);
        return clauses.stream()
                .filter(clause -> wanted.contains(clause.document().region()))
                .toList();
    }

    /** Every policy file and every kind file (YAML and DRL) that the book was read from, by name. */
    public List<PolicyFile> files() {
        return files;
    }

    /** The policy files whose documents bind, or are cited, in {@code region}, by the id of the document. */
    public List<PolicyFile> filesBinding(RegionCode region) {
        List<RegionCode> chain = region.chain();
        return documents.stream()
                .filter(document -> chain.contains(document.region()))
                .map(document -> Objects.requireNonNull(fileOfDocument.get(document.id())))
                .toList();
    }

    /** The ids of the indicators of all documents, sorted. */
    public Set<String> indicatorIds() {
        Set<String> ids = new TreeSet<>();
        for (Document document : documents) {
            for (Article article : document.articles()) {
                article.indicators().stream().map(Indicator::id).forEach(ids::add);
            }
        }
        return Collections.unmodifiableSet(ids);
    }

    /** The regions known by name. */
    public Regions regions() {
        return regions;
    }

    /** The Chinese names along the region's chain, as they are now; its six digits where no name is known. */
    public String regionName(RegionCode region) {
        return regions.fullName(region);
    }
}
