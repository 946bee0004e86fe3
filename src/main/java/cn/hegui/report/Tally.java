package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.CreditCode;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.CreditState;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import cn.hegui.model.Subject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Waiver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run came to, counted over all findings whatever outcomes are listed. For one thread; parts that were counted
 * apart are added in the order of the input, which ties and first places follow.
 */
public final class Tally {
    private static final int MOST_TO_MEND = 10;
    private static final int REJECTS_KEPT = 3;

    private final Counts findings = new Counts();
    private final SortedMap<String, Counts> byRule = new TreeMap<>();
    private final SortedMap<String, Counts> byClause = new TreeMap<>();
    private final SortedMap<String, Counts> byRegion = new TreeMap<>();
    private final SortedMap<String, Long> subjectsByRegion = new TreeMap<>();
    private final Map<SubjectKind, Long> judged = new EnumMap<>(SubjectKind.class);
    private final SortedMap<String, Long> rejects = new TreeMap<>();
    private final List<Reject> firstRejects = new ArrayList<>();
    private final SortedMap<String, StrangeProperty> unknownProperties = new TreeMap<>();
    private final SortedMap<RegionCode, StrangeRegion> unknownRegions = new TreeMap<>();
    private final Map<CreditState, Long> creditStates = new EnumMap<>(CreditState.class);
    private final Map<MissingKey, MissingField> missing = new HashMap<>();
    private final List<Mend> mends = new ArrayList<>();
    private final Map<Waiver, Long> waived = new HashMap<>();
    private long idCheckDigit;

    private record MissingKey(SubjectKind kind, String rule, String field) {}

    /** Counts one subject. */
    public void add(Judgement judgement) {
        Subject subject = judgement.subject();
        judged.merge(subject.kind(), 1L, Long::sum);
        String region = subject.region().code();
        subjectsByRegion.merge(region, 1L, Long::sum);
        Counts own = new Counts();
        for (Finding finding : judgement.findings()) {
            own.add(finding);
            Clause clause = finding.clause();
            byRule.computeIfAbsent(clause.rule(), rule -> new Counts()).add(finding);
            byClause.computeIfAbsent(clause.id(), id -> new Counts()).add(finding);
            if (finding.waiver() != null) {
                waived.merge(finding.waiver(), 1L, Long::sum);
            } else if (finding.outcome() == Outcome.UNKNOWN) {
                long alone = finding.missing().size() == 1 ? 1 : 0;
                finding.missing()
                        .forEach(field -> addMissing(new MissingField(subject.kind(), clause.rule(), field, alone, 1)));
            }
        }
        findings.add(own);
        byRegion.computeIfAbsent(region, code -> new Counts()).add(own);
        for (CreditRecord record : judgement.creditRecords()) {
            creditStates.merge(record.state(), 1L, Long::sum);
        }
        if (subject instanceof Enterprise && !CreditCode.hasCheckDigit(subject.id())) {
            idCheckDigit++;
        }
        Mend mend = Mend.of(judgement);
        if (mend != null) {
            mends.add(mend);
            keepMost();
        }
    }

    /** Counts one record that is not judged. */
    public void add(Reject reject) {
        rejects.merge(reject.code(), 1L, Long::sum);
        keepFirst(reject);
    }

    private void keepFirst(Reject reject) {
        if (firstRejects.size() < REJECTS_KEPT) {
            firstRejects.add(reject);
        }
    }

    /** Counts a property that the program does not know. */
    public void add(StrangeProperty property) {
        unknownProperties.merge(property.name(), property, StrangeProperty::plus);
    }

    /** Counts a subject of a region that has no name. */
    public void add(StrangeRegion region) {
        unknownRegions.merge(region.region(), region, StrangeRegion::plus);
    }

    /** Counts what follows in the input. */
    public void add(Tally later) {
        findings.add(later.findings);
        addAll(byRule, later.byRule);
        addAll(byClause, later.byClause);
        addAll(byRegion, later.byRegion);
        later.subjectsByRegion.forEach((region, count) -> subjectsByRegion.merge(region, count, Long::sum));
        later.judged.forEach((kind, count) -> judged.merge(kind, count, Long::sum));
        later.rejects.forEach((code, count) -> rejects.merge(code, count, Long::sum));
        later.firstRejects.forEach(this::keepFirst);
        later.unknownProperties.values().forEach(this::add);
        later.unknownRegions.values().forEach(this::add);
        later.creditStates.forEach((state, count) -> creditStates.merge(state, count, Long::sum));
        later.missing.values().forEach(this::addMissing);
        later.waived.forEach((waiver, count) -> waived.merge(waiver, count, Long::sum));
        mends.addAll(later.mends);
        keepMost();
        idCheckDigit += later.idCheckDigit;
    }

    private static void addAll(Map<String, Counts> into, Map<String, Counts> later) {
        later.forEach((name, counts) ->
                into.computeIfAbsent(name, key -> new Counts()).add(counts));
    }

    private void addMissing(MissingField more) {
        missing.merge(
                new MissingKey(more.kind(), more.rule(), more.field()),
                more,
                (one, two) -> new MissingField(
                        one.kind(), one.rule(), one.field(), one.alone() + two.alone(), one.count() + two.count()));
    }

    private void keepMost() {
        // The sort is stable: of equals, those that come first in the input stay.
        mends.sort(Mend.MOST_FIRST);
        while (mends.size() > MOST_TO_MEND) {
            mends.remove(mends.size() - 1);
        }
    }

    /** All findings. */
    public Counts findings() {
        return findings;
    }

    /** The findings by rule id. */
    public SortedMap<String, Counts> byRule() {
        return Collections.unmodifiableSortedMap(byRule);
    }

    /** The findings by clause id. */
    public SortedMap<String, Counts> byClause() {
        return Collections.unmodifiableSortedMap(byClause);
    }

    /** The findings by the region of their subject. */
    public SortedMap<String, Counts> byRegion() {
        return Collections.unmodifiableSortedMap(byRegion);
    }

    /** The subjects judged, by region. */
    public SortedMap<String, Long> subjectsByRegion() {
        return Collections.unmodifiableSortedMap(subjectsByRegion);
    }

    /** The subjects judged, of one kind. */
    public long judged(SubjectKind kind) {
        return judged.getOrDefault(kind, 0L);
    }

    /** The subjects judged. */
    public long judged() {
        return sum(judged);
    }

    /** The records that are not judged. */
    public long rejected() {
        return sum(rejects);
    }

    /** The records that are not judged, by reason code. */
    public SortedMap<String, Long> rejects() {
        return Collections.unmodifiableSortedMap(rejects);
    }

    /** The first few records that are not judged. */
    public List<Reject> firstRejects() {
        return List.copyOf(firstRejects);
    }

    /** The properties that the program does not know, by name. */
    public List<StrangeProperty> unknownProperties() {
        return List.copyOf(unknownProperties.values());
    }

    /** The regions that have no name, by code. */
    public List<StrangeRegion> unknownRegions() {
        return List.copyOf(unknownRegions.values());
    }

    /** The credit records of one state. */
    public long creditRecords(CreditState state) {
        return creditStates.getOrDefault(state, 0L);
    }

    /** The findings that {@code waiver} excuses. */
    public long waivedBy(Waiver waiver) {
        return waived.getOrDefault(waiver, 0L);
    }

    /** The enterprises judged whose id has a wrong check digit. */
    public long idCheckDigit() {
        return idCheckDigit;
    }

    /** The ten subjects with the most to mend, worst first. */
    public List<Mend> mends() {
        return List.copyOf(mends);
    }

    /** The fields whose absence leaves findings open, those that would settle the most first. */
    public List<MissingField> missing() {
        return missing.values().stream()
                .sorted(Comparator.comparingLong((MissingField field) -> -field.alone())
                        .thenComparingLong(field -> -field.count())
                        .thenComparing(MissingField::kind)
                        .thenComparing(MissingField::field)
                        .thenComparing(MissingField::rule))
                .toList();
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
