package cn.hegui.check;

import cn.hegui.model.Clause;
import cn.hegui.model.RegionCode;
import cn.hegui.model.SeeAlso;
import cn.hegui.model.SubjectKind;
import cn.hegui.policy.PolicyBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The clauses that may bind the subjects of one kind in one region as of one day: the same for all of them, so drawn up
 * once.
 *
 * @param bindings those that are judged item by item, by id and then by time
 * @param refusals those that judge notices of rectification by what was found of their accounts
 */
record Jurisdiction(List<Binding> bindings, List<Clause> refusals) {
    /**
     * One clause as it binds there.
     *
     * @param seeAlso what may be cited beside it, by the day of the fact
     * @param ofRule the clauses of its rule, itself among them, in all their versions
     * @param drawing how its cases are drawn up
     */
    record Binding(Clause clause, List<SeeAlso> seeAlso, List<Clause> ofRule, Casework.Drawing drawing) {
        /** The clause as it binds beside all {@code clauses} that do. */
        static Binding of(Clause clause, List<SeeAlso> seeAlso, List<Clause> clauses) {
            List<Clause> ofRule = clauses.stream()
                    .filter(other -> other.rule().equals(clause.rule()))
                    .toList();
            return new Binding(clause, seeAlso, ofRule, Casework.drawing(clause.rule()));
        }
    }

    /** The clauses, in all their versions, that may bind there, by id and then by time. */
    static List<Clause> clauses(PolicyBook book, RegionCode region, SubjectKind kind) {
        return book.binding(region).stream()
                .filter(clause -> Casework.suits(clause.rule(), kind))
                .toList();
    }

    /** Those of them that are in force on {@code asOf}, or are judged on every day from their effective date on. */
    static List<Clause> now(PolicyBook book, RegionCode region, SubjectKind kind, LocalDate asOf) {
        List<Clause> clauses = clauses(book, region, kind);
        return clauses.stream()
                .filter(clause -> clause.inForce().contains(asOf)
                        || (Casework.outlivesItsTime(clause.rule())
                                && !asOf.isBefore(clause.inForce().effective())
                                && !isSupersededOn(asOf, clause, clauses)))
                .toList();
    }

    static Jurisdiction of(PolicyBook book, RegionCode region, SubjectKind kind, LocalDate asOf) {
        List<Clause> clauses = clauses(book, region, kind);
        List<Binding> bindings = new ArrayList<>();
        for (Clause clause : clauses) {
            if (!Casework.isRefusal(clause.rule()) && !isSupersededOn(asOf, clause, clauses)) {
                bindings.add(Binding.of(clause, book.seeAlso(region, clause.rule()), clauses));
            }
        }
        List<Clause> refusals = clauses.stream()
                .filter(clause -> Casework.isRefusal(clause.rule()))
                .toList();
        return new Jurisdiction(List.copyOf(bindings), refusals);
    }

    /** Whether a later version of a clause that is judged on every day from its effective date has taken its place. */
    private static boolean isSupersededOn(LocalDate asOf, Clause clause, List<Clause> clauses) {
        return Casework.outlivesItsTime(clause.rule())
                && clauses.stream()
                        .anyMatch(other -> other.id().equals(clause.id())
                                && other.inForce()
                                        .effective()
                                        .isAfter(clause.inForce().effective())
                                && !other.inForce().effective().isAfter(asOf));
    }
}
