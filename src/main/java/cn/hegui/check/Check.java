package cn.hegui.check;

import cn.hegui.engine.RuleEngine;
import cn.hegui.model.Clause;
import cn.hegui.model.RuleKind;
import cn.hegui.model.Subject;
import cn.hegui.policy.PolicyBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Judges subjects by a policy book and a set of rules; immutable and safe for many threads. */
public final class Check {
    private final PolicyBook book;
    private final RuleEngine engine;

    /**
     * A check by {@code book} and {@code engine}.
     *
     * @throws IllegalArgumentException where a clause is of a rule kind that no rule judges, for its silence would read
     *     as compliance
     */
    public Check(PolicyBook book, RuleEngine engine) {
        Set<String> unjudged = new TreeSet<>();
        for (Clause clause : book.clauses()) {
            if (!engine.kinds().contains(clause.rule()) || !Casework.knows(clause.rule())) {
                unjudged.add(clause.rule());
            }
        }
        if (!unjudged.isEmpty()) {
            throw new IllegalArgumentException("no rule judges " + String.join(", ", unjudged));
        }
        this.book = book;
        this.engine = engine;
    }

    /** The judge of the state of things on {@code asOf}. */
    public Judge at(LocalDate asOf) {
        return new Judge(this, asOf);
    }

    /**
     * The same judge for who keeps many of them: it remembers what binds in {@code mostRegions} regions of each kind, and
     * works it out anew for others.
     */
    public Judge at(LocalDate asOf, int mostRegions) {
        return new Judge(this, asOf, mostRegions);
    }

    RuleEngine engine() {
        return engine;
    }

    PolicyBook book() {
        return book;
    }

    /** The rule kind that judges by {@code clause}. */
    RuleKind kind(Clause clause) {
        return Objects.requireNonNull(book.kinds().byId().get(clause.rule()), clause.rule());
    }

    /** The clauses, in all their versions, that may bind {@code subject}, by id and then by time. */
    List<Clause> clausesFor(Subject subject) {
        return Jurisdiction.clauses(book, subject.region(), subject.kind());
    }
}
