package cn.hegui.policy.lint;

import cn.hegui.model.Clause;
import cn.hegui.model.Force;
import cn.hegui.model.ParameterSpec;
import cn.hegui.model.ParameterType;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Stricter;
import cn.hegui.model.Texts;
import cn.hegui.policy.FigureWords;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.Written;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checks that need what the clauses mean: figures against figures, and days against the as-of date. */
final class BookChecks {
    private static final String BY = "by";
    private static final String UNVERIFIED = "unverified";

    private final PolicyBook book;
    private final Map<String, WrittenClause> written;
    private final LocalDate asOf;
    private final List<Remark> remarks;

    BookChecks(PolicyBook book, Map<String, WrittenClause> written, LocalDate asOf, List<Remark> remarks) {
        this.book = book;
        this.written = written;
        this.asOf = asOf;
        this.remarks = remarks;
    }

    void look() {
        for (Clause clause : book.clauses()) {
            pastTarget(clause);
            for (ParameterSpec parameter :
                    book.kinds().get(clause.rule()).parameters().values()) {
                open(clause, parameter);
                if (parameter.stricter() != null) {
                    above(clause, parameter, parameter.stricter());
                }
            }
        }
    }

    /** Clauses of which no scenario is told. */
    void scenarios(Set<String> told) {
        for (WrittenClause clause : written.values()) {
            if (!told.contains(clause.id())) {
                remarks.add(new Remark(
                        "no-scenarios",
                        Weight.WARNING,
                        clause.clause().file(),
                        clause.clause().line(),
                        new Texts(
                                "条款 " + clause.id() + " 没有情形（scenarios）。",
                                "No scenario tells of the clause " + clause.id() + "."),
                        new Texts(
                                "在 " + clause.document().text("document")
                                        + ".yaml 的情形文件中写几种情形：符合、不符合、恰好相等、施行之前；hegui policy new 写出的骨架可以照着写。",
                                "Write some into the scenario file "
                                        + clause.document().text("document")
                                        + ".yaml: met, not met, exactly on the limit, before it took effect; hegui policy new"
                                        + " writes a skeleton to go by.")));
            }
        }
    }

    private void pastTarget(Clause clause) {
        if (!(clause.parameters().values().get(BY) instanceof LocalDate by)
                || !by.isBefore(asOf.minusYears(1))
                || !clause.inForce().contains(asOf)) {
            return;
        }
        add(
                "target-past",
                Weight.NOTE,
                clause,
                BY,
                new Texts(
                        "条款 " + clause.id() + " 的目标日期 " + by + " 已过去一年以上（至 " + asOf + "）。",
                        "The target of " + clause.id() + " was due on " + by + ", more than a year before " + asOf
                                + "."),
                new Texts(
                        "核对有无新的目标；有的，写成新的文件或者版本，旧的写 until。",
                        "Look for a newer target; where there is one, write it as a document or version and end this one"
                                + " with until."));
    }

    private void open(Clause clause, ParameterSpec parameter) {
        if (clause.parameters().isOpen(parameter.name())) {
            add(
                    "parameter-open",
                    Weight.NOTE,
                    clause,
                    "open",
                    new Texts(
                            "条款 " + clause.id() + " 的 " + parameter.name() + " 没有确定，凡靠它判断的结论都是“资料不全”。",
                            "The parameter " + parameter.name() + " of " + clause.id()
                                    + " is open: what depends on it cannot be judged."),
                    new Texts(
                            "问主管部门是否已经确定；确定的，写进 parameters，并从 open 中去掉。",
                            "Ask the authority whether it has been set; if so write it into parameters and take it from"
                                    + " open."));
        }
    }

    private void above(Clause local, ParameterSpec parameter, Stricter stricter) {
        Object own = local.parameters().values().get(parameter.name());
        if (own == null
                || local.force() == Force.ENCOURAGED
                || local.document().region().equals(RegionCode.NATION)) {
            return;
        }
        for (Clause above : book.binding(local.document().region())) {
            Object bound = above.parameters().values().get(parameter.name());
            if (bound != null
                    && above.rule().equals(local.rule())
                    && binds(above, local)
                    && sameScope(above, local)
                    && isLaxer(own, bound, stricter)) {
                laxer(local, above, parameter, own, bound);
            }
        }
    }

    private boolean binds(Clause above, Clause local) {
        WrittenClause as = written.get(above.id());
        return !above.document().region().equals(local.document().region())
                && above.force() == Force.MANDATORY
                && !above.document().isDraft()
                && (as == null || !UNVERIFIED.equals(as.verification()))
                && above.inForce().overlaps(local.inForce());
    }

    /** Whether some subject may be judged by both: what narrows the two does not keep them apart. */
    private boolean sameScope(Clause above, Clause local) {
        if (apart(above.levels(), local.levels()) || apart(above.sponsors(), local.sponsors())) {
            return false;
        }
        for (ParameterSpec parameter :
                book.kinds().get(local.rule()).parameters().values()) {
            Object one = above.parameters().values().get(parameter.name());
            Object other = local.parameters().values().get(parameter.name());
            boolean narrows = parameter.type() == ParameterType.TEXT || parameter.type() == ParameterType.YES_NO;
            if (narrows && one != null && other != null && !one.equals(other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean apart(Set<?> one, Set<?> other) {
        return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
    }

    private static boolean isLaxer(Object own, Object bound, Stricter stricter) {
        int order;
        if (own instanceof BigDecimal number && bound instanceof BigDecimal limit) {
            order = number.compareTo(limit);
        } else if (own instanceof LocalDate day && bound instanceof LocalDate limit) {
            order = day.compareTo(limit);
        } else {
            return false;
        }
        return stricter == Stricter.HIGHER ? order < 0 : order > 0;
    }

    private void laxer(Clause local, Clause above, ParameterSpec parameter, Object own, Object bound) {
        boolean binding =
                local.force() == Force.MANDATORY && !local.document().isDraft() && local.interpretation() == null;
        Texts ownWords = FigureWords.of(own, parameter);
        Texts boundWords = FigureWords.of(bound, parameter);
        String rank = above.document().region().equals(RegionCode.NATION) ? "国家" : "上级";
        add(
                "laxer-than-above",
                binding ? Weight.ERROR : Weight.WARNING,
                local,
                parameter.name(),
                new Texts(
                        "条款 " + local.id() + " 的 " + parameter.name() + " 为 " + ownWords.zh() + "，比" + rank + "规定 "
                                + above.id() + " 的 " + boundWords.zh() + " 宽。",
                        "The " + parameter.name() + " of " + local.id() + " is " + ownWords.en() + ", laxer than the "
                                + boundWords.en() + " of " + above.id() + " above it."),
                new Texts(
                        "对照原文核对数字；上级规定已经不适用的，给它写 until；原文确实如此的，用 erratum 写明原文和所适用的数字、理由和出处。",
                        "Check the figure against the document; if the one above no longer binds, end it with until; if it"
                                + " is printed so, write an erratum: what is printed, what is applied, why, and the"
                                + " source."));
    }

    private void add(String code, Weight weight, Clause clause, String name, Texts message, Texts advice) {
        WrittenClause as = written.get(clause.id());
        if (as == null) {
            throw new IllegalStateException("in the book and in no file: " + clause.id());
        }
        Written version = as.version(clause.inForce().effective().toString());
        Written parameters = version.mapping("parameters");
        int line = parameters != null && parameters.has(name)
                ? parameters.line(name)
                : as.clause().has(name) ? as.clause().line(name) : version.line();
        remarks.add(new Remark(code, weight, as.clause().file(), line, message, advice));
    }
}
