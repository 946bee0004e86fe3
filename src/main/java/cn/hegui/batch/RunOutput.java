package cn.hegui.batch;

import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Origin;
import cn.hegui.model.Reject;
import cn.hegui.model.Subject;
import cn.hegui.report.CreditRecordLines;
import cn.hegui.report.FindingLines;
import cn.hegui.report.Pieces;
import cn.hegui.report.RegionNames;
import cn.hegui.report.RejectLines;
import cn.hegui.report.RunFolder;
import cn.hegui.report.SubjectLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The line files of a run: lines are made by many threads and written by one. */
public final class RunOutput {
    /** The names of the line files, in the order in which they are described. */
    public static final List<String> FILES =
            List.of("findings.jsonl", "subjects.jsonl", "credit-records.jsonl", "rejects.jsonl");

    /** The name of the index by which a later run carries over what it need not judge again. */
    public static final String INDEX = SubjectIndex.FILE;

    private final RunFolder folder;
    private final FindingLines findings;
    private final RegionNames regions;
    private final Language language;
    private final SubjectIndex index;

    /**
     * Lines into {@code folder}, with the sentences of rejects in {@code language}. Every file is there, even if empty; beside
     * them the index by which a later run carries over what it need not judge again.
     */
    public RunOutput(RunFolder folder, FindingLines findings, RegionNames regions, Language language, Contexts contexts)
            throws IOException {
        this.folder = folder;
        this.findings = findings;
        this.regions = regions;
        this.language = language;
        for (String file : FILES) {
            folder.file(file);
        }
        this.index = new SubjectIndex(folder.file(SubjectIndex.FILE), contexts);
    }

    /** The lines of a part of the input; those that are carried over are taken from {@code previous}. */
    PartLines lines(List<Told> told, List<Reject> rejects, PreviousRun.@Nullable Reader previous) {
        List<Judgement> judgements = new ArrayList<>(told.size());
        Map<Subject, Origin> origins = new IdentityHashMap<>(0);
        for (Told one : told) {
            if (one instanceof Told.Judged judged) {
                judgements.add(judged.judgement());
                if (judged.origin() != null) {
                    origins.put(judged.judgement().subject(), judged.origin());
                }
            }
        }
        List<Pieces> pieces = List.of(
                findings.pieces(judgements, origins),
                SubjectLines.pieces(judgements, regions),
                CreditRecordLines.pieces(judgements, regions));
        List<ByteArrayOutputStream> mixed = new ArrayList<>(pieces.size());
        boolean allJudged = judgements.size() == told.size();
        List<IndexEntry> entries = new ArrayList<>(told.size());
        Set<Contexts.Seat> seats = new HashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            int size = 0;
            for (Told one : told) {
                if (one instanceof Told.Carried carried) {
                    size += carried.entry().lengths()[i];
                }
            }
            mixed.add(new ByteArrayOutputStream(
                    allJudged ? 0 : size + pieces.get(i).bytes().length));
        }
        int next = 0;
        for (Told one : told) {
            boolean keeps = true;
            IndexEntry entry;
            if (one instanceof Told.Judged judged) {
                entry = entry(judged, pieces, next++, allJudged ? null : mixed);
                keeps = judged.keeps();
            } else {
                entry = moved(((Told.Carried) one).entry(), Objects.requireNonNull(previous), mixed);
            }
            if (keeps) {
                entries.add(entry);
                seats.add(entry.seat());
            }
        }
        List<byte[]> files = new ArrayList<>(FILES.size());
        for (int i = 0; i < pieces.size(); i++) {
            files.add(allJudged ? pieces.get(i).bytes() : mixed.get(i).toByteArray());
        }
        files.add(RejectLines.lines(rejects, language));
        return new PartLines(files, index.encoded(entries), entries.size(), seats);
    }

    /** The entry of a subject that was judged, whose lines are added to {@code mixed} where there is one. */
    private static IndexEntry entry(
            Told.Judged judged, List<Pieces> pieces, int number, @Nullable List<ByteArrayOutputStream> mixed) {
        long[] at = new long[IndexEntry.FILES];
        int[] lengths = new int[IndexEntry.FILES];
        CRC32C sum = new CRC32C();
        for (int i = 0; i < IndexEntry.FILES; i++) {
            Pieces piece = pieces.get(i);
            int start = piece.start(number);
            lengths[i] = piece.ends()[number] - start;
            at[i] = mixed == null ? start : mixed.get(i).size();
            sum.update(piece.bytes(), start, lengths[i]);
            if (mixed != null) {
                mixed.get(i).write(piece.bytes(), start, lengths[i]);
            }
        }
        return new IndexEntry(
                judged.facts(), judged.linesAfterStart(), at, lengths, (int) sum.getValue(), judged.score());
    }

    /** The entry of a subject that is carried over, whose lines are added to {@code mixed}. */
    private static IndexEntry moved(IndexEntry entry, PreviousRun.Reader previous, List<ByteArrayOutputStream> mixed) {
        List<byte[]> lines = previous.lines(entry);
        long[] at = new long[IndexEntry.FILES];
        for (int i = 0; i < IndexEntry.FILES; i++) {
            at[i] = mixed.get(i).size();
            mixed.get(i).writeBytes(lines.get(i));
        }
        return new IndexEntry(
                entry.facts(), entry.linesAfterStart(), at, entry.lengths(), entry.checksum(), entry.score());
    }

    /** Writes the lines of the next part of the input. */
    void write(PartLines part) throws IOException {
        for (int i = 0; i < FILES.size(); i++) {
            folder.file(FILES.get(i)).write(part.files().get(i));
        }
        index.add(part);
    }

    /** Ends the index, for the run whose summary, without its outputs, is {@code summary}. */
    public void finish(byte[] summary) throws IOException {
        index.finish(summary);
    }
}
