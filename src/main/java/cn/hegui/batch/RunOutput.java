package cn.hegui.batch;

import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Origin;
import cn.hegui.model.Reject;
import cn.hegui.model.Subject;
import cn.hegui.report.CreditRecordLines;
import cn.hegui.report.FindingLines;
import cn.hegui.report.RegionNames;
import cn.hegui.report.RejectLines;
import cn.hegui.report.RunFolder;
import cn.hegui.report.SubjectLines;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** The lines of each file for a part of the input. */
    Map<String, byte[]> lines(List<Judgement> judgements, List<Reject> rejects, Map<Subject, Origin> origins) {
        Map<String, byte[]> lines = new TreeMap<>();
        lines.put("findings.jsonl", findings.lines(judgements, origins));
        lines.put("subjects.jsonl", SubjectLines.lines(judgements, regions));
        lines.put("credit-records.jsonl", CreditRecordLines.lines(judgements, regions));
        lines.put("rejects.jsonl", RejectLines.lines(rejects, language));
        return lines;
    }

    /** Writes the lines of the next part of the input. */
    void write(Map<String, byte[]> lines) throws IOException {
        for (Map.Entry<String, byte[]> file : lines.entrySet()) {
            folder.file(file.getKey()).write(file.getValue());
        }
    }
}
