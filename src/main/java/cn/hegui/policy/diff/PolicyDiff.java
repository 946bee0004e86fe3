package cn.hegui.policy.diff;

import cn.hegui.model.Article;
import cn.hegui.model.Clause;
import cn.hegui.model.Coded;
import cn.hegui.model.Document;
import cn.hegui.model.Erratum;
import cn.hegui.model.Interval;
import cn.hegui.model.ParameterSpec;
import cn.hegui.model.RuleKind;
import cn.hegui.model.SeeAlso;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.diff.Change.Property;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two policy books by what they mean: order, spelling of numbers and remarks in the files do not matter. */
public final class PolicyDiff {
    private final PolicyBook before;
    private final PolicyBook after;
    private final List<Change> changes = new ArrayList<>();

    private PolicyDiff(PolicyBook before, PolicyBook after) {
        this.before = before;
        this.after = after;
    }

    /** The changes from {@code before} to {@code after}, by document, then by clause; empty where the law is the same. */
    public static List<Change> between(PolicyBook before, PolicyBook after) {
        PolicyDiff diff = new PolicyDiff(before, after);
        diff.compare();
        return List.copyOf(diff.changes);
    }

    private void compare() {
        Set<String> ids = new TreeSet<>();
        before.documents().forEach(document -> ids.add(document.id()));
        after.documents().forEach(document -> ids.add(document.id()));
        for (String id : ids) {
            Document old = before.document(id).orElse(null);
            Document now = after.document(id).orElse(null);
            if (now == null) {
                changes.add(new Change.DocumentRemoved(Objects.requireNonNull(old)));
            } else if (old == null) {
                changes.add(new Change.DocumentAdded(now));
            } else {
                document(old, now);
            }
            clauses(id, old == null || now == null ? Set.of() : times(old.inForce(), now.inForce()));
        }
    }

    private void document(Document old, Document now) {
        property(now, Property.TITLE, old.title(), now.title());
        property(now, Property.NUMBER, old.number(), now.number());
        property(now, Property.ISSUER, old.issuer(), now.issuer());
        property(now, Property.REGION, old.region().code(), now.region().code());
        property(now, Property.ISSUED, text(old.issued()), text(now.issued()));
        property(now, Property.STATUS, old.status().code(), now.status().code());
        property(now, Property.STATUS_NOTE, old.statusNote(), now.statusNote());
        property(now, Property.ABOVE, joined(old.above()), joined(now.above()));
        if (!old.inForce().equals(now.inForce())) {
            changes.add(new Change.DocumentTime(now, old.inForce()));
        }
        Map<String, Article> earlier = byKey(old);
        Map<String, Article> later = byKey(now);
        Set<String> keys = new LinkedHashSet<>(earlier.keySet());
        keys.addAll(later.keySet());
        for (String key : keys) {
            Article one = earlier.get(key);
            Article other = later.get(key);
            if (one == null
                    || other == null
                    || !withoutClauses(one).equals(withoutClauses(other))
                    || !citations(before, one).equals(citations(after, other))) {
                changes.add(new Change.ArticleRow(now, one, other));
            }
        }
    }

    private static Map<String, Article> byKey(Document document) {
        Map<String, Article> articles = new LinkedHashMap<>();
        document.articles().forEach(article -> articles.put(article.key(), article));
        return articles;
    }

    /** The row itself: its clauses are compared one by one. */
    private static Article withoutClauses(Article article) {
        return new Article(
                article.article(),
                article.key(),
                article.heading(),
                article.section(),
                article.reason(),
                article.note(),
                List.of(),
                article.seeAlsoIds(),
                article.indicators(),
                article.tasks(),
                article.notes());
    }

    /** What the row has cited beside clauses, without the document that it stands in. */
    private static List<List<?>> citations(PolicyBook book, Article article) {
        List<List<?>> citations = new ArrayList<>();
        for (SeeAlso each : book.seeAlso()) {
            if (article.seeAlsoIds().contains(each.id())) {
                citations.add(List.of(each.id(), each.summary(), each.verification(), each.inForce(), each.rules()));
            }
        }
        return citations;
    }

    /** A time in which only one of the books has something in force, and whether that is the newer one. */
    private record TimeChange(Interval time, boolean inForce) {}

    private static Set<TimeChange> times(Interval old, Interval now) {
        Set<TimeChange> times = new LinkedHashSet<>();
        Spans<Boolean> spans = new Spans<>();
        for (Interval part : parts(List.of(old, now))) {
            boolean is = now.contains(part.effective());
            spans.add(part, old.contains(part.effective()) == is ? null : is);
        }
        spans.forEach((time, inForce) -> times.add(new TimeChange(time, inForce)));
        return times;
    }

    /** Compares the clauses of a document; what only follows the document's own time is not told again for each. */
    private void clauses(String document, Set<TimeChange> told) {
        Map<String, List<Clause>> earlier = versions(before, document);
        Map<String, List<Clause>> later = versions(after, document);
        Set<String> ids = new TreeSet<>(earlier.keySet());
        ids.addAll(later.keySet());
        for (String id : ids) {
            List<Clause> old = earlier.getOrDefault(id, List.of());
            List<Clause> now = later.getOrDefault(id, List.of());
            if (now.isEmpty()) {
                changes.add(new Change.ClauseRemoved(last(old)));
            } else if (old.isEmpty()) {
                changes.add(new Change.ClauseAdded(now.get(0)));
            } else {
                clause(last(old), last(now));
                times(old, now, told);
            }
        }
    }

    private static Map<String, List<Clause>> versions(PolicyBook book, String document) {
        return book.clauses().stream()
                .filter(clause -> clause.document().id().equals(document))
                .collect(Collectors.groupingBy(Clause::id, TreeMap::new, Collectors.toList()));
    }

    private static Clause last(List<Clause> versions) {
        return versions.get(versions.size() - 1);
    }

    /** What the versions of a clause share. */
    private void clause(Clause old, Clause now) {
        property(now, Property.ARTICLE, old.article(), now.article());
        property(now, Property.RULE, old.rule(), now.rule());
        property(now, Property.FORCE, old.force().code(), now.force().code());
        property(now, Property.LEVELS, codes(old.levels()), codes(now.levels()));
        property(now, Property.SPONSORS, codes(old.sponsors()), codes(now.sponsors()));
        property(now, Property.QUOTE, old.quote(), now.quote());
        property(now, Property.SUMMARY, old.summary(), now.summary());
        property(now, Property.VERIFICATION, code(old.verification()), code(now.verification()));
        property(now, Property.INTERPRETATION, old.interpretation(), now.interpretation());
        property(now, Property.ERRATUM, text(old.erratum()), text(now.erratum()));
        property(now, Property.RESPONSIBLE, joined(old.responsible()), joined(now.responsible()));
    }

    /** Walks through time from change to change of either book, and tells each difference once for as long as it lasts. */
    private void times(List<Clause> old, List<Clause> now, Set<TimeChange> told) {
        Spans<Boolean> inForce = new Spans<>();
        Map<String, Spans<Figures>> figures = new LinkedHashMap<>();
        Clause shown = last(now);
        RuleKind kind = after.kinds().get(shown.rule());
        for (Interval part : parts(
                Stream.concat(old.stream(), now.stream()).map(Clause::inForce).toList())) {
            Clause was = at(old, part.effective());
            Clause is = at(now, part.effective());
            inForce.add(part, (was == null) == (is == null) ? null : is != null);
            for (ParameterSpec parameter : kind.parameters().values()) {
                Figures both =
                        was == null || is == null ? null : Figures.of(value(was, parameter), value(is, parameter));
                figures.computeIfAbsent(parameter.name(), name -> new Spans<>()).add(part, both);
            }
        }
        inForce.forEach((time, isInForce) -> {
            if (!told.contains(new TimeChange(time, isInForce))) {
                changes.add(new Change.ClauseTime(shown, time, isInForce));
            }
        });
        figures.forEach((name, spans) -> {
            ParameterSpec parameter = Objects.requireNonNull(kind.parameters().get(name));
            spans.forEach((time, both) ->
                    changes.add(new Change.Figure(shown, parameter, time, both.before(), both.after())));
        });
    }

    private static @Nullable Object value(Clause clause, ParameterSpec parameter) {
        return clause.parameters().values().get(parameter.name());
    }

    private static @Nullable Clause at(List<Clause> versions, LocalDate day) {
        return versions.stream()
                .filter(version -> version.inForce().contains(day))
                .findFirst()
                .orElse(null);
    }

    /** The stretches of time within which neither book changes. */
    private static List<Interval> parts(List<Interval> times) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Interval time : times) {
            days.add(time.effective());
            if (time.until() != null) {
                days.add(time.until());
            }
        }
        return days.stream().map(day -> new Interval(day, days.higher(day))).toList();
    }

    /** A figure in both books where it differs. */
    private record Figures(
            @Nullable Object before, @Nullable Object after) {
        static @Nullable Figures of(@Nullable Object before, @Nullable Object after) {
            return same(before, after) ? null : new Figures(before, after);
        }

        /** 0.6 and 0.60 are one figure. */
        private static boolean same(@Nullable Object one, @Nullable Object other) {
            return one instanceof BigDecimal number && other instanceof BigDecimal figure
                    ? number.compareTo(figure) == 0
                    : Objects.equals(plain(one), plain(other));
        }

        private static @Nullable Object plain(@Nullable Object value) {
            if (value instanceof BigDecimal number) {
                return number.stripTrailingZeros();
            }
            if (value instanceof List<?> list) {
                return list.stream().map(Figures::plain).toList();
            }
            if (value instanceof Map<?, ?> map) {
                Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
                map.forEach((name, each) -> plain.put(name, plain(each)));
                return plain;
            }
            return value;
        }
    }

    /** Differences by time, where neighbours that are equal are one. */
    private static final class Spans<T> {
        private final List<Interval> times = new ArrayList<>();
        private final List<T> differences = new ArrayList<>();

        void add(Interval time, @Nullable T difference) {
            if (difference == null) {
                return;
            }
            int at = times.size() - 1;
            if (at >= 0
                    && time.effective().equals(times.get(at).until())
                    && differences.get(at).equals(difference)) {
                times.set(at, new Interval(times.get(at).effective(), time.until()));
            } else {
                times.add(time);
                differences.add(difference);
            }
        }

        void forEach(BiConsumer<Interval, T> hear) {
            for (int i = 0; i < times.size(); i++) {
                hear.accept(times.get(i), differences.get(i));
            }
        }
    }

    private void property(Document now, Property property, @Nullable String old, @Nullable String value) {
        if (!Objects.equals(old, value)) {
            changes.add(new Change.DocumentProperty(now, property, old, value));
        }
    }

    private void property(Clause now, Property property, @Nullable String old, @Nullable String value) {
        if (!Objects.equals(old, value)) {
            changes.add(new Change.ClauseProperty(now, property, old, value));
        }
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String text(@Nullable Erratum erratum) {
        return erratum == null
                ? null
                : erratum.printed() + " → " + erratum.applied() + "（" + erratum.reason() + "；" + erratum.source() + "）";
    }

    private static @Nullable String joined(Collection<String> texts) {
        return texts.isEmpty() ? null : String.join("、", texts);
    }

    private static @Nullable String code(@Nullable Coded constant) {
        return constant == null ? null : constant.code();
    }

    private static @Nullable String codes(Set<? extends Coded> codes) {
        Function<Coded, String> code = Coded::code;
        return codes.isEmpty() ? null : codes.stream().map(code).sorted().collect(Collectors.joining("、"));
    }
}
