package cn.hegui.service.policies;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Coded;
import cn.hegui.model.Document;
import cn.hegui.model.Erratum;
import cn.hegui.model.ParameterSpec;
import cn.hegui.model.RuleKind;
import cn.hegui.policy.PolicyBook;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policy book as the API shows it: names as in the files of rules and runs, decimals and days as text. */
final class PolicyViews {
    private PolicyViews() {}

    /** The book and its documents. */
    record Overview(String sha256, int clauses, int kinds, List<DocumentLine> documents) {
        static Overview of(PolicyBook book, String sha256) {
            return new Overview(
                    sha256,
                    (int) book.clauses().stream().map(Clause::id).distinct().count(),
                    book.kinds().byId().size(),
                    book.documents().stream()
                            .map(document -> DocumentLine.of(document, book))
                            .toList());
        }
    }

    /** A document without its articles. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DocumentLine(
            String id,
            String title,
            @Nullable String number,
            String issuer,
            String region,
            String regionName,
            @Nullable LocalDate issued,
            LocalDate effective,
            @Nullable LocalDate until,
            String status,
            String statusNote,
            boolean partial) {
        static DocumentLine of(Document document, PolicyBook book) {
            return new DocumentLine(
                    document.id(),
                    document.title(),
                    document.number(),
                    document.issuer(),
                    document.region().code(),
                    book.regionName(document.region()),
                    document.issued(),
                    document.inForce().effective(),
                    document.inForce().until(),
                    document.status().code(),
                    document.statusNote(),
                    document.partial());
        }
    }

    /** A document with all its articles. */
    record WholeDocument(
            @com.fasterxml.jackson.annotation.JsonUnwrapped DocumentLine document,
            List<String> above,
            List<ArticleLine> articles) {
        static WholeDocument of(Document document, PolicyBook book) {
            return new WholeDocument(
                    DocumentLine.of(document, book),
                    document.above(),
                    document.articles().stream().map(ArticleLine::of).toList());
        }
    }

    /** What became of an article: clauses, or a reason why there are none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ArticleLine(
            String article,
            String key,
            String heading,
            @Nullable String reason,
            @Nullable String note,
            List<String> clauses) {
        static ArticleLine of(Article article) {
            return new ArticleLine(
                    article.article(),
                    article.key(),
                    article.heading(),
                    article.reason(),
                    article.note(),
                    article.clauseIds());
        }
    }

    /** A clause in a list: the version that is the last. */
    record ClauseLine(
            String id, String document, String article, String rule, String title, String titleEn, String words) {
        static ClauseLine of(Clause clause, PolicyBook book) {
            RuleKind kind = book.kinds().get(clause.rule());
            return new ClauseLine(
                    clause.id(),
                    clause.document().id(),
                    clause.article(),
                    clause.rule(),
                    kind.title().zh(),
                    kind.title().en(),
                    clause.words());
        }
    }

    /** A clause with all versions that it has had and will have. */
    record WholeClause(
            String id,
            String document,
            String documentTitle,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String documentNumber,

            String article,
            String region,
            String rule,
            String title,
            String titleEn,
            List<Version> versions) {
        static WholeClause of(List<Clause> versions, PolicyBook book) {
            Clause last = versions.get(versions.size() - 1);
            RuleKind kind = book.kinds().get(last.rule());
            return new WholeClause(
                    last.id(),
                    last.document().id(),
                    last.document().title(),
                    last.document().number(),
                    last.article(),
                    last.document().region().code(),
                    last.rule(),
                    kind.title().zh(),
                    kind.title().en(),
                    versions.stream().map(Version::of).toList());
        }
    }

    /** A clause as it binds for a time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(
            LocalDate effective,
            @Nullable LocalDate until,
            String force,
            String severity,
            Map<String, Object> parameters,
            Collection<String> open,
            List<String> levels,
            List<String> sponsors,
            @Nullable String quote,
            @Nullable String summary,
            @Nullable String verification,
            @Nullable String interpretation,
            @Nullable Erratum erratum,
            List<String> responsible) {
        static Version of(Clause clause) {
            return new Version(
                    clause.inForce().effective(),
                    clause.inForce().until(),
                    clause.force().code(),
                    clause.severity().code(),
                    figures(clause.parameters().values()),
                    clause.parameters().open().stream().sorted().toList(),
                    codes(clause.levels()),
                    codes(clause.sponsors()),
                    clause.quote(),
                    clause.summary(),
                    clause.verification() == null ? null : clause.verification().code(),
                    clause.interpretation(),
                    clause.erratum(),
                    clause.responsible());
        }
    }

    /** A kind of duty in a list. */
    record KindLine(String id, String title, String titleEn, List<String> subjects) {
        static KindLine of(RuleKind kind) {
            return new KindLine(kind.id(), kind.title().zh(), kind.title().en(), codes(kind.subjects()));
        }
    }

    /** A kind of duty with the rule that judges it and the clauses that it judges. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WholeKind(
            String id,
            String title,
            String titleEn,
            List<String> subjects,
            @Nullable String list,
            List<String> needs,
            List<ParameterLine> parameters,
            String remedy,
            String remedyEn,
            String example,
            String exampleEn,
            String rule,
            List<String> clauses) {
        static WholeKind of(RuleKind kind, PolicyBook book) {
            return new WholeKind(
                    kind.id(),
                    kind.title().zh(),
                    kind.title().en(),
                    codes(kind.subjects()),
                    kind.list(),
                    kind.needs(),
                    kind.parameters().values().stream().map(ParameterLine::of).toList(),
                    kind.remedy().zh(),
                    kind.remedy().en(),
                    kind.example().zh(),
                    kind.example().en(),
                    book.kinds().rule(kind.id()),
                    book.clauses().stream()
                            .filter(clause -> clause.rule().equals(kind.id()))
                            .map(Clause::id)
                            .distinct()
                            .toList());
        }
    }

    /** A figure that a kind reads from its clauses. */
    record ParameterLine(String name, String type, boolean optional) {
        static ParameterLine of(ParameterSpec spec) {
            return new ParameterLine(spec.name(), spec.type().code(), spec.optional());
        }
    }

    private static List<String> codes(Collection<? extends Coded> coded) {
        return coded.stream().map(Coded::code).sorted().toList();
    }

    private static Map<String, Object> figures(Map<String, Object> values) {
        Map<String, Object> figures = new TreeMap<>();
        values.forEach((name, value) -> figures.put(name, figure(value)));
        return figures;
    }

    private static Object figure(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof LocalDate day) {
            return day.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PolicyViews::figure).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> figures = new LinkedHashMap<>();
            map.forEach((name, part) -> figures.put(String.valueOf(name), figure(part)));
            return figures;
        }
        return value;
    }
}
