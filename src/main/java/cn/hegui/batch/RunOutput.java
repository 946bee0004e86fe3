package cn.hegui.batch;

import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Reject;
import cn.hegui.report.CreditRecordLines;
import cn.hegui.report.FindingLines;
import cn.hegui.report.RegionNames;
import cn.hegui.report.RejectLines;
import cn.hegui.report.RunFolder;
import cn.hegui.report.SubjectLines;
import java.io.IOException;
import java.util.List;

/** The line files of a run: lines are made by many threads and written by one. */
public final class RunOutput {
    /** The names of the line files, in the order in which they are described. */
    public static final List<String> FILES =
            List.of("findings.jsonl", "subjects.jsonl", "credit-records.jsonl", "rejects.jsonl");

    private final RunFolder folder;
    private final FindingLines findings;
    private final RegionNames regions;
    private final Language language;

    /** Lines into {@code folder}, with the sentences of rejects in {@code language}. Every file is there, even if empty. */
    public RunOutput(RunFolder folder, FindingLines findings, RegionNames regions, Language language)
            throws IOException {
        this.folder = folder;
        this.findings = findings;
        this.regions = regions;
        this.language = language;
        for (String file : FILES) {
            folder.file(file);
        }
    }

    /** The lines of each of the {@code FILES} for a part of the input. */
    List<byte[]> lines(List<Judgement> judgements, List<Reject> rejects) {
        return List.of(
                findings.lines(judgements),
                SubjectLines.lines(judgements, regions),
                CreditRecordLines.lines(judgements, regions),
                RejectLines.lines(rejects, language));
    }

    /** Writes the lines of the next part of the input. */
    void write(List<byte[]> lines) throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            folder.file(FILES.get(i)).write(lines.get(i));
        }
    }
}
