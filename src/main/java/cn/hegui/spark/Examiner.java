package cn.hegui.spark;

import cn.hegui.batch.RunRegions;
import cn.hegui.batch.Unfamiliar;
import cn.hegui.check.Check;
import cn.hegui.check.Judge;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import cn.hegui.model.Subject;
import cn.hegui.report.CreditRecordLines;
import cn.hegui.report.FindingLines;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.RegionNames;
import cn.hegui.report.RejectLines;
import cn.hegui.report.SubjectLines;
import cn.hegui.report.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The check of one machine of the cluster, made there from the broadcast assignment: rules compiled and policies read are
 * never serialised. One stands ready for all tasks of an executor. Safe for many threads.
 */
final class Examiner {
    private static @Nullable String readyFor;
    private static @Nullable Examiner ready;

    private final FactReader reader;
    private final Judge judge;
    private final RegionNames regions;
    private final FindingLines findings;
    private final Language language;

    private Examiner(Assignment assignment) {
        BookFiles.Opened opened = assignment.book().open();
        language = assignment.language();
        reader = new FactReader(opened.book().indicatorIds(), assignment.strict());
        judge = new Check(opened.book(), opened.engine()).at(assignment.asOf());
        regions = new RunRegions(opened.book().regions(), assignment.asOf(), language);
        findings = new FindingLines(
                assignment.outcomes(),
                new MessageWriter(opened.book().kinds().byId(), FactSchema::heading, language),
                regions,
                opened.book().clauses());
    }

    /** The examiner of this machine for {@code assignment}. */
    static synchronized Examiner of(Assignment assignment) {
        String fingerprint = assignment.fingerprint();
        if (ready == null || !fingerprint.equals(readyFor)) {
            ready = new Examiner(assignment);
            readyFor = fingerprint;
        }
        return ready;
    }

    /** Reads one record. */
    Reading read(RawRecord record) {
        return reader.read(record);
    }

    /**
     * A record and what became of it.
     *
     * @param region of the subject; of a reject where it can be read, else null
     */
    record Examined(Reading reading, @Nullable RegionCode region) {}

    /** Judges {@code records}, counts them, and gives their lines to {@code lines} by table and province, in their order. */
    void judge(List<Examined> records, Tally tally, BiConsumer<Drawer, byte[]> lines) {
        List<Subject> subjects = new ArrayList<>(records.size());
        Map<Drawer, List<Reject>> rejects = new TreeMap<>();
        for (Examined record : records) {
            if (record.reading() instanceof Reading.Accepted accepted) {
                subjects.add(accepted.subject());
                Unfamiliar.count(accepted, regions, tally);
            } else if (record.reading() instanceof Reading.Rejected rejected) {
                tally.add(rejected.reject());
                rejects.computeIfAbsent(Drawer.of(Table.REJECTS, record.region()), drawer -> new ArrayList<>())
                        .add(rejected.reject());
            }
        }
        Map<RegionCode, List<Judgement>> byProvince = new TreeMap<>();
        for (Judgement judgement : judge.judge(subjects)) {
            tally.add(judgement);
            byProvince
                    .computeIfAbsent(judgement.subject().region().province(), province -> new ArrayList<>())
                    .add(judgement);
        }
        byProvince.forEach((province, judgements) -> {
            lines.accept(Drawer.of(Table.FINDINGS, province), findings.lines(judgements));
            lines.accept(Drawer.of(Table.SUBJECTS, province), SubjectLines.lines(judgements, regions));
            lines.accept(Drawer.of(Table.CREDIT_RECORDS, province), CreditRecordLines.lines(judgements, regions));
        });
        rejects.forEach((drawer, ofDrawer) -> lines.accept(drawer, RejectLines.lines(ofDrawer, language)));
    }
}
