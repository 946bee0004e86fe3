package cn.hegui.check;

import cn.hegui.model.Clause;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.CreditState;
import cn.hegui.model.Finding;
import cn.hegui.model.Rectification;
import cn.hegui.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Folds the notices of one enterprise into credit records: one behaviour makes one record, whichever clauses base it. */
final class CreditRecords {
    private CreditRecords() {}

    /** The records in the order of the notices; where {@code subjectNotes} cast doubt on the id, none goes beyond a lead. */
    static List<CreditRecord> of(List<Refusal> refusals, List<String> subjectNotes) {
        Map<Rectification, List<Refusal>> behaviours = new LinkedHashMap<>();
        for (Refusal refusal : refusals) {
            if (refusal.state() != null && mayBase(refusal.drawn().clause())) {
                behaviours
                        .computeIfAbsent(refusal.notice(), notice -> new ArrayList<>())
                        .add(refusal);
            }
        }
        List<CreditRecord> records = new ArrayList<>();
        behaviours.forEach((notice, bases) -> records.add(record(notice, bases, subjectNotes)));
        return records;
    }

    /** A draft, an encouragement or a clause applied by a reading bases no credit record. */
    private static boolean mayBase(Clause clause) {
        return clause.severity() == Severity.VIOLATION;
    }

    private static CreditRecord record(Rectification notice, List<Refusal> bases, List<String> subjectNotes) {
        Refusal first = bases.get(0);
        TreeSet<String> creditClauses = new TreeSet<>();
        bases.forEach(base -> creditClauses.add(base.drawn().clause().id()));
        TreeSet<String> breached = new TreeSet<>();
        for (Finding breach : first.breaches()) {
            breached.add(breach.clause().id());
        }
        List<String> basis = new ArrayList<>(creditClauses);
        basis.addAll(breached);
        List<String> notes = new ArrayList<>(first.notes());
        notes.addAll(subjectNotes);
        CreditState state = first.state();
        if (state == null || !subjectNotes.isEmpty()) {
            state = CreditState.CANDIDATE;
        }
        return new CreditRecord(named(bases), notice, state, basis, notes, first.breaches());
    }

    /** The clause whose words name the behaviour: the first that is quoted, for our summary is nobody's words. */
    private static Clause named(List<Refusal> bases) {
        return bases.stream()
                .map(base -> base.drawn().clause())
                .filter(clause -> clause.quote() != null)
                .findFirst()
                .orElse(bases.get(0).drawn().clause());
    }
}
