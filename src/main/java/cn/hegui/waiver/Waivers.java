package cn.hegui.waiver;

import cn.hegui.model.Clause;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.Finding;
import cn.hegui.model.Force;
import cn.hegui.model.Judgement;
import cn.hegui.model.Outcome;
import cn.hegui.model.Rectification;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import cn.hegui.model.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The waivers that hold on one day, and what they do to a judgement. What is met, or does not apply, needs none; all else
 * is marked and stays as it is found. Immutable and safe for many threads.
 */
public final class Waivers {
    /** No waiver at all. */
    public static final Waivers NONE = new Waivers(List.of(), LocalDate.MIN);

    /** More regions than there are; hostile codes must not fill the memory. */
    private static final int MOST_REGIONS = 10_000;

    private final Map<String, List<Waiver>> bySubject = new HashMap<>();
    private final List<Waiver> ofRegions = new ArrayList<>();
    private final Map<RegionCode, List<Waiver>> byRegion = new ConcurrentHashMap<>();

    /** Those of {@code waivers} that hold on {@code asOf}; where several excuse one finding, the first does. */
    public Waivers(List<Waiver> waivers, LocalDate asOf) {
        for (Waiver waiver : waivers) {
            if (waiver.time().contains(asOf)) {
                if (waiver.subject() == null) {
                    ofRegions.add(waiver);
                } else {
                    bySubject
                            .computeIfAbsent(waiver.subject(), id -> new ArrayList<>())
                            .add(waiver);
                }
            }
        }
    }

    /**
     * {@code judgement} with each finding marked that is excused, and without the credit records that rest on such ones. A
     * notice of which every underlying finding is excused makes no record either, and is marked like them.
     */
    public Judgement applied(Judgement judgement) {
        List<Waiver> granted = granted(judgement.subject());
        if (granted.isEmpty()) {
            return judgement;
        }
        List<Finding> findings = new ArrayList<>(judgement.findings());
        boolean marked = false;
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Waiver waiver = isOpen(finding) ? first(granted, finding.clause()) : null;
            if (waiver != null) {
                findings.set(i, finding.waivedBy(waiver));
                marked = true;
            }
        }
        if (!marked) {
            return judgement;
        }
        List<CreditRecord> records = new ArrayList<>(judgement.creditRecords().size());
        for (CreditRecord record : judgement.creditRecords()) {
            CreditRecord left = left(record, findings);
            if (left != null) {
                records.add(left);
            }
        }
        return new Judgement(judgement.subject(), findings, records, judgement.absentLists());
    }

    private List<Waiver> granted(Subject subject) {
        List<Waiver> own = bySubject.getOrDefault(subject.id(), List.of());
        List<Waiver> around = ofRegions.isEmpty() ? List.of() : around(subject.region());
        if (own.isEmpty() || around.isEmpty()) {
            return own.isEmpty() ? around : own;
        }
        return Stream.concat(own.stream(), around.stream())
                .sorted(Comparator.comparingInt(Waiver::line))
                .toList();
    }

    private List<Waiver> around(RegionCode region) {
        List<Waiver> known = byRegion.get(region);
        if (known != null) {
            return known;
        }
        List<Waiver> around = ofRegions.stream()
                .filter(waiver -> waiver.region() != null && waiver.region().contains(region))
                .toList();
        if (byRegion.size() < MOST_REGIONS) {
            byRegion.put(region, around);
        }
        return around;
    }

    private static @Nullable Waiver first(List<Waiver> granted, Clause clause) {
        for (Waiver waiver : granted) {
            if (waiver.waives(clause)) {
                return waiver;
            }
        }
        return null;
    }

    private static boolean isOpen(Finding finding) {
        return finding.outcome() != Outcome.PASS && finding.outcome() != Outcome.NOTAPPLICABLE;
    }

    /** What is left of {@code record} without that which {@code findings} show as waived; null: nothing. */
    private static @Nullable CreditRecord left(CreditRecord record, List<Finding> findings) {
        Rectification notice = record.notice();
        List<Finding> underlying = underlying(record, findings);
        Finding first = underlying.isEmpty() ? null : underlying.get(0);
        if (first != null
                && first.waiver() != null
                && underlying.stream().allMatch(finding -> finding.waiver() != null)) {
            mark(findings, target(notice), first.waiver());
            return null;
        }
        List<Finding> bases = findings.stream()
                .filter(finding -> finding.target().equals(target(notice)))
                .filter(finding -> record.basis().contains(finding.clause().id()))
                .toList();
        List<Clause> standing = bases.stream()
                .filter(finding -> finding.waiver() == null)
                .map(Finding::clause)
                .toList();
        if (standing.isEmpty()) {
            return null;
        }
        List<Finding> breaches = underlying.stream()
                .filter(finding -> finding.waiver() == null)
                .filter(finding -> !record.breaches().isEmpty())
                .toList();
        if (standing.size() == bases.size()
                && breaches.size() == record.breaches().size()) {
            return record;
        }
        List<String> basis = record.basis().stream()
                .filter(id -> standing.stream().anyMatch(clause -> clause.id().equals(id))
                        || breaches.stream()
                                .anyMatch(breach -> breach.clause().id().equals(id)))
                .toList();
        Clause named = standing.stream()
                .filter(clause -> clause.quote() != null)
                .findFirst()
                .orElse(standing.get(0));
        return new CreditRecord(named, notice, record.state(), basis, record.notes(), breaches);
    }

    /** What the notice speaks of: the breaches of the record; where it has none, what is left open of the account. */
    private static List<Finding> underlying(CreditRecord record, List<Finding> findings) {
        Rectification notice = record.notice();
        return findings.stream()
                .filter(finding -> finding.clause().rule().equals(notice.rule()))
                .filter(finding -> finding.target().equals(notice.target()))
                .filter(finding -> record.breaches().isEmpty()
                        ? isOpen(finding) && maybeBreach(finding.clause())
                        : finding.severity() == Severity.VIOLATION)
                .toList();
    }

    /** Whether a finding under {@code clause} can be one that a notice rests on. */
    private static boolean maybeBreach(Clause clause) {
        return clause.force() == Force.MANDATORY && !clause.document().isDraft() && !clause.isUnverified();
    }

    private static void mark(List<Finding> findings, String target, Waiver waiver) {
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (finding.target().equals(target) && isOpen(finding) && finding.waiver() == null) {
                findings.set(i, finding.waivedBy(waiver));
            }
        }
    }

    /** The target of the findings about {@code notice}. */
    private static String target(Rectification notice) {
        return notice.noticeNo() + "/" + notice.rule() + "/" + notice.target();
    }
}
