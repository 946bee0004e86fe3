package cn.hegui.bench.peer;

import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Erratum;
import cn.hegui.model.Force;
import cn.hegui.model.Level;
import cn.hegui.model.RegionCode;
import cn.hegui.model.SeeAlso;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.Regions;
import cn.hegui.policy.RuleKinds;
import cn.hegui.report.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the peers are given of the policy book: for each clause where and when it binds, its figures, and the words that a
 * finding cites. A table, so that a peer spends no time on reading documents, and a new clause needs no change in it; how
 * a clause is judged each peer knows by itself.
 */
public final class ClauseTable {
    /** The clauses, one JSON object a line, by id. */
    public static final String CLAUSES = "clauses.jsonl";

    /** The regions that have a name, one JSON object a line. */
    public static final String REGIONS = "regions.jsonl";

    private static final JsonMapper JSON = JsonMapper.shared();

    private ClauseTable() {}

    /** Writes both tables into {@code folder}. */
    public static void write(Path folder, LocalDate asOf, Predicate<Clause> chosen) {
        PolicyBook book = PolicyBook.bundled(RuleKinds.bundled());
        List<String> clauses = book.clauses().stream()
                .filter(chosen)
                .sorted(java.util.Comparator.comparing(Clause::id))
                .map(clause -> JSON.writeValueAsString(row(book, clause)))
                .toList();
        Regions regions = book.regions();
        List<String> names = regions.entries().keySet().stream()
                .map(code -> JSON.writeValueAsString(Map.of(
                        "code",
                        code.code(),
                        "name",
                        regions.fullName(code, asOf).zh())))
                .toList();
        try {
            Files.write(folder.resolve(CLAUSES), clauses);
            Files.write(folder.resolve(REGIONS), names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> row(PolicyBook book, Clause clause) {
        Document document = clause.document();
        List<SeeAlso> seeAlso = book.seeAlso(document.region(), clause.rule());
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", clause.id());
        row.put("rule", clause.rule());
        row.put("region", document.region().code());
        row.put("effective", clause.inForce().effective().toString());
        LocalDate until = clause.inForce().until();
        row.put("until", until == null ? "9999-12-31" : until.toString());
        row.put("severity", clause.severity().code());
        row.put("erratum", clause.erratum() != null);
        row.put("levels", clause.levels().stream().map(Level::code).sorted().toList());
        row.put("parameters", parameters(clause));
        row.put("basis", "依据：" + Ground.name(clause) + remark(clause) + "。");
        row.put("citation", JSON.writeValueAsString(citation(clause, List.of())));
        row.put("seeAlsoFrom", seeAlsoFrom(seeAlso));
        row.put("citationWithSeeAlso", JSON.writeValueAsString(citation(clause, seeAlso)));
        row.put("responsible", clause.responsible().isEmpty() ? null : JSON.writeValueAsString(clause.responsible()));
        return row;
    }

    /** The day since which all that may be cited beside the clause is; the peers know one such day. */
    private static @Nullable String seeAlsoFrom(List<SeeAlso> seeAlso) {
        Set<LocalDate> days =
                seeAlso.stream().map(each -> each.inForce().effective()).collect(Collectors.toSet());
        if (days.size() > 1 || seeAlso.stream().anyMatch(each -> each.inForce().until() != null)) {
            throw new IllegalStateException("the peers know one day since which articles are cited beside a clause: "
                    + seeAlso.stream().map(SeeAlso::id).toList());
        }
        return days.isEmpty() ? null : days.iterator().next().toString();
    }

    private static Map<String, String> parameters(Clause clause) {
        Map<String, String> values = new LinkedHashMap<>();
        clause.parameters().values().forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, each) -> values.put(name + "." + key, plain(each)));
            } else {
                values.put(name, plain(value));
            }
        });
        return values;
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String remark(Clause clause) {
        List<String> remarks = new ArrayList<>();
        boolean encouraged = clause.force() == Force.ENCOURAGED;
        if (clause.document().isDraft()) {
            remarks.add(encouraged ? "征求意见稿中的鼓励事项，不构成义务" : "征求意见稿，仅供参考");
        } else if (encouraged) {
            remarks.add("鼓励事项，不构成义务");
        }
        if (clause.isUnverified()) {
            remarks.add("未核对原文，仅作提示");
        }
        return remarks.isEmpty() ? "" : "（" + String.join("；", remarks) + "）";
    }

    private static Map<String, Object> citation(Clause clause, List<SeeAlso> seeAlso) {
        Document document = clause.document();
        Map<String, Object> citation = new LinkedHashMap<>();
        citation.put("title", document.title());
        putIfGiven(citation, "number", document.number());
        citation.put("article", clause.article());
        putIfGiven(citation, "quote", clause.quote());
        putIfGiven(citation, "summary", clause.summary());
        if (clause.verification() != null) {
            citation.put("verification", clause.verification().code());
        }
        citation.put("status", document.status().code());
        putIfGiven(citation, "interpretation", clause.interpretation());
        Erratum erratum = clause.erratum();
        if (erratum != null) {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("printed", erratum.printed());
            words.put("applied", erratum.applied());
            words.put("reason", erratum.reason());
            words.put("source", erratum.source());
            citation.put("erratum", words);
        }
        if (!seeAlso.isEmpty()) {
            citation.put("seeAlso", seeAlso.stream().map(ClauseTable::cited).toList());
        }
        return citation;
    }

    private static Map<String, Object> cited(SeeAlso cited) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("clause", cited.id());
        words.put("title", cited.document().title());
        putIfGiven(words, "number", cited.document().number());
        words.put("article", cited.article());
        words.put("summary", cited.summary());
        words.put("verification", cited.verification().code());
        return words;
    }

    private static void putIfGiven(Map<String, Object> words, String name, @Nullable String value) {
        if (value != null) {
            words.put(name, value);
        }
    }

    /** The codes under which clauses bind a subject of {@code region}. */
    static List<String> chain(String region) {
        return new RegionCode(region).chain().stream().map(RegionCode::code).toList();
    }
}
