package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.CreditState;
import cn.hegui.model.Judgement;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import cn.hegui.model.Remark;
import cn.hegui.model.SheetReport;
import cn.hegui.model.SheetRows;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Waiver;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, counted over all findings whatever outcomes are listed. For one thread; parts that were counted
 * apart are added in the order of the input, which ties and first places follow. What is
 * serialised leaves out the subjects with the most to mend, who carry all their facts.
 */
public final class Tally implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_TO_MEND = 10;
    private static final int REJECTS_KEPT = 3;

    private final Counts findings = new Counts();
    private final Map<ClauseKey, Counts> byClause = new HashMap<>();
    /** The same counts by the clauses themselves, which are found faster. */
    private transient Map<Clause, Counts> byVersion = new IdentityHashMap<>();

    private final Map<String, Counts> byRegion = new HashMap<>();
    private final Map<String, Long> subjectsByRegion = new HashMap<>();
    private final Map<SubjectKind, Long> judged = new EnumMap<>(SubjectKind.class);
    private final SortedMap<String, Long> rejects = new TreeMap<>();
    private final List<Reject> firstRejects = new ArrayList<>();
    private final SortedMap<String, StrangeProperty> unknownProperties = new TreeMap<>();
    private final SortedMap<RegionCode, StrangeRegion> unknownRegions = new TreeMap<>();
    private final Map<CreditState, Long> creditStates = new EnumMap<>(CreditState.class);
    private final Map<MissingKey, MissingField> missing = new HashMap<>();
    private transient List<Mend> mends = new ArrayList<>();
    private final Map<Waiver, Long> waived = new HashMap<>();
    private long idCheckDigit;
    private final List<SheetReport> sheets = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<SheetKey, Long> rowsUsed = new HashMap<>();
    private final Map<SheetKey, Long> rowsRejected = new HashMap<>();

    private record SheetKey(String file, @Nullable String sheet) {}

    private final @Nullable Counts leastToMend;

    /** A tally of a whole run, or of one part by itself. */
    public Tally() {
        this(null);
    }

    private Tally(@Nullable Counts leastToMend) {
        this.leastToMend = leastToMend;
    }

    /** A tally of what follows this one, to be added to it: it remembers only who has more to mend than those here. */
    public Tally ofWhatFollows() {
        return new Tally(
                mends.size() < MOST_TO_MEND
                        ? leastToMend
                        : mends.get(MOST_TO_MEND - 1).counts());
    }

    /** The versions of a clause count as one. */
    private record ClauseKey(String id, String rule) implements Serializable {
        static ClauseKey of(Clause clause) {
            return new ClauseKey(clause.id(), clause.rule());
        }
    }

    private record MissingKey(SubjectKind kind, String rule, String field) implements Serializable {}

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        mends = new ArrayList<>();
        byVersion = new IdentityHashMap<>();
    }

    /** Counts one subject. */
    public void add(Judgement judgement) {
        add(Score.of(judgement), () -> judgement);
    }

    /**
     * Counts one subject by its score.
     *
     * @param judgement asked for only where the subject may be among those with the most to mend
     */
    public void add(Score score, Supplier<Judgement> judgement) {
        judged.merge(score.kind(), 1L, Long::sum);
        String region = score.region().code();
        subjectsByRegion.merge(region, 1L, Long::sum);
        for (Score.Group group : score.groups()) {
            of(group.clause()).add(group);
            if (group.waiver() != null) {
                waived.merge(group.waiver(), (long) group.count(), Long::sum);
            }
        }
        score.missing().forEach(this::addMissing);
        Counts own = score.counts();
        findings.add(own);
        byRegion.computeIfAbsent(region, code -> new Counts()).add(own);
        for (CreditState state : score.creditStates()) {
            creditStates.merge(state, 1L, Long::sum);
        }
        if (score.hasWrongCheckDigit()) {
            idCheckDigit++;
        }
        if (mayBeAmongMost(own)) {
            Mend mend = Mend.of(judgement.get());
            if (mend != null) {
                mends.add(mend);
                keepMost();
            }
        }
    }

    private Counts of(Clause clause) {
        Counts known = byVersion.get(clause);
        if (known == null) {
            known = byClause.computeIfAbsent(ClauseKey.of(clause), key -> new Counts());
            byVersion.put(clause, known);
        }
        return known;
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

    /** Counts rows whose facts are judged. */
    public void addUsed(SheetRows rows) {
        rowsUsed.merge(new SheetKey(rows.file(), rows.sheet()), rows.count(), Long::sum);
    }

    /** Counts rows whose facts are not judged, because they or their subject are rejected. */
    public void addRejected(SheetRows rows) {
        rowsRejected.merge(new SheetKey(rows.file(), rows.sheet()), rows.count(), Long::sum);
    }

    /** Notes what was read of a sheet, in the order of the input. */
    public void add(SheetReport sheet) {
        sheets.add(sheet);
    }

    /** Notes what else is to be said of an input, in the order of the input. */
    public void add(Remark remark) {
        remarks.add(remark);
    }

    /** Counts what follows in the input. */
    public void add(Tally later) {
        findings.add(later.findings);
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
        sheets.addAll(later.sheets);
        remarks.addAll(later.remarks);
        later.rowsUsed.forEach((sheet, count) -> rowsUsed.merge(sheet, count, Long::sum));
        later.rowsRejected.forEach((sheet, count) -> rowsRejected.merge(sheet, count, Long::sum));
    }

    private static <K> void addAll(Map<K, Counts> into, Map<K, Counts> later) {
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

    /** Whether a subject whose findings count so much has anything to mend, and maybe more than the last of the ten. */
    private boolean mayBeAmongMost(Counts own) {
        // What several clauses demand alike counts once, so there is never more to mend than fails.
        return own.of(Outcome.FAIL) > 0
                && exceeds(own, leastToMend)
                && exceeds(
                        own,
                        mends.size() < MOST_TO_MEND
                                ? null
                                : mends.get(MOST_TO_MEND - 1).counts());
    }

    private static boolean exceeds(Counts own, @Nullable Counts least) {
        return least == null || Mend.BY_COUNTS.compare(own, least) < 0;
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
        return by(ClauseKey::rule);
    }

    /** The findings by clause id. */
    public SortedMap<String, Counts> byClause() {
        return by(ClauseKey::id);
    }

    private SortedMap<String, Counts> by(Function<ClauseKey, String> name) {
        SortedMap<String, Counts> named = new TreeMap<>();
        byClause.forEach((clause, counts) ->
                named.computeIfAbsent(name.apply(clause), key -> new Counts()).add(counts));
        return Collections.unmodifiableSortedMap(named);
    }

    /** The findings by the region of their subject. */
    public SortedMap<String, Counts> byRegion() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(byRegion));
    }

    /** The subjects judged, by region. */
    public SortedMap<String, Long> subjectsByRegion() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(subjectsByRegion));
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

    /** What was read of each sheet of each table, in the order of the input; none where all input is JSON. */
    public List<SheetReport> sheets() {
        return List.copyOf(sheets);
    }

    /** What else is to be said of the input. */
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** The rows of a sheet whose facts are judged. */
    public long rowsUsed(SheetReport sheet) {
        return rowsUsed.getOrDefault(new SheetKey(sheet.file(), sheet.sheet()), 0L);
    }

    /** The rows of a sheet whose facts are not judged. */
    public long rowsRejected(SheetReport sheet) {
        return rowsRejected.getOrDefault(new SheetKey(sheet.file(), sheet.sheet()), 0L);
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
