package cn.hegui.service.policies;

import cn.hegui.model.Clause;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.PolicyFile;
import cn.hegui.service.api.PageOf;
import cn.hegui.service.api.Paging;
import cn.hegui.service.api.Versioned;
import cn.hegui.service.policies.PolicyViews.ClauseLine;
import cn.hegui.service.policies.PolicyViews.KindLine;
import cn.hegui.service.policies.PolicyViews.Overview;
import cn.hegui.service.policies.PolicyViews.WholeClause;
import cn.hegui.service.policies.PolicyViews.WholeDocument;
import cn.hegui.service.policies.PolicyViews.WholeKind;
import cn.hegui.service.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The policy book as data. The version of every answer is the hash of all files of the book: it changes when the law in the
 * program does. The id of a clause is three segments of the path, its slashes written as they are.
 */
@RestController
@RequestMapping("/api/v1/policies")
class PolicyApi {
    private static final Texts DOCUMENT = new Texts("文件", "document");
    private static final Texts CLAUSE = new Texts("条款", "clause");
    private static final Texts KIND = new Texts("规则类别", "rule kind");

    private final PolicyBook book;
    private final String version;

    PolicyApi(PolicyBook book) {
        this.book = book;
        this.version = hash(book);
    }

    @GetMapping
    ResponseEntity<Overview> overview() {
        return Versioned.answer(version, Overview.of(book, version));
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<WholeDocument> document(@PathVariable String id) {
        return book.document(id)
                .map(document -> Versioned.answer(version, WholeDocument.of(document, book)))
                .orElseThrow(() -> Problem.unknown(DOCUMENT, id));
    }

    @GetMapping("/clauses")
    ResponseEntity<PageOf<ClauseLine>> clauses(
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String rule,
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        String list = "clauses:" + version + ":" + region + ":" + rule + ":" + on;
        Paging paging = Paging.of(list, limit, cursor);
        Stream<Clause> asked = region == null ? book.clauses().stream() : book.binding(code(region)).stream();
        LinkedHashMap<String, Clause> found = new LinkedHashMap<>();
        asked.filter(clause -> rule == null || clause.rule().equals(rule))
                .filter(clause -> on == null || clause.inForce().contains(on))
                .forEach(clause -> found.put(clause.id(), clause));
        List<ClauseLine> read = behind(found.values(), paging.after())
                .limit(paging.rows())
                .map(clause -> ClauseLine.of(clause, book))
                .toList();
        return Versioned.answer(version, PageOf.of(read, paging, line -> List.of(line.id())));
    }

    @GetMapping("/clauses/{document}/{article}/{name}")
    ResponseEntity<WholeClause> clause(
            @PathVariable String document, @PathVariable String article, @PathVariable String name) {
        String id = document + "/" + article + "/" + name;
        List<Clause> versions =
                book.clauses().stream().filter(clause -> clause.id().equals(id)).toList();
        if (versions.isEmpty()) {
            throw Problem.unknown(CLAUSE, id);
        }
        return Versioned.answer(version, WholeClause.of(versions, book));
    }

    @GetMapping("/kinds")
    ResponseEntity<PageOf<KindLine>> kinds(
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        Paging paging = Paging.of("kinds:" + version, limit, cursor);
        List<KindLine> read = book.kinds().byId().values().stream()
                .map(KindLine::of)
                .dropWhile(line -> !paging.after().isEmpty()
                        && line.id().compareTo(paging.after().get(0)) <= 0)
                .limit(paging.rows())
                .toList();
        return Versioned.answer(version, PageOf.of(read, paging, line -> List.of(line.id())));
    }

    @GetMapping("/kinds/{id}")
    ResponseEntity<WholeKind> kind(@PathVariable String id) {
        RuleKind kind = book.kinds().byId().get(id);
        if (kind == null) {
            throw Problem.unknown(KIND, id);
        }
        return Versioned.answer(version, WholeKind.of(kind, book));
    }

    private static Stream<Clause> behind(Collection<Clause> clauses, List<String> place) {
        return place.isEmpty()
                ? clauses.stream()
                : clauses.stream()
                        .dropWhile(clause -> !clause.id().equals(place.get(0)))
                        .skip(1);
    }

    private static RegionCode code(String region) {
        if (!RegionCode.isValid(region)) {
            throw Problem.badParameter(
                    "region",
                    new Texts("region 应为六位地区代码，例如 220100。", "region takes a code of six digits, for example 220100."));
        }
        return new RegionCode(region);
    }

    private static String hash(PolicyBook book) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (PolicyFile file : book.files()) {
                digest.update((file.name() + " " + file.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
