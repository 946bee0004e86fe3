package cn.hegui.report;

import cn.hegui.model.CreditRecord;
import cn.hegui.model.CreditState;
import cn.hegui.model.Judgement;
import cn.hegui.model.Severity;
import cn.hegui.model.Subject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes {@code subjects.jsonl}: a line for each subject, which counts all its findings, whatever outcomes are listed. */
public final class SubjectLines {
    private SubjectLines() {}

    /** The lines of {@code judgements}, in their order. */
    public static byte[] lines(List<Judgement> judgements, RegionNames regions) {
        return pieces(judgements, regions).bytes();
    }

    /** The same lines, and where that of each judgement ends. */
    public static Pieces pieces(List<Judgement> judgements, RegionNames regions) {
        return Json.pieces(judgements, (judgement, json) -> write(json, judgement, regions));
    }

    private static void write(JsonGenerator json, Judgement judgement, RegionNames regions) {
        Counts counts = new Counts();
        judgement.findings().forEach(counts::add);
        Subject subject = judgement.subject();
        json.writeStartObject();
        json.writeStringProperty("subject", Json.wellFormed(subject.id()));
        json.writeStringProperty("kind", subject.kind().code());
        Json.text(json, "name", subject.name());
        json.writeStringProperty("region", subject.region().code());
        json.writeStringProperty("regionName", regions.fullName(subject.region()));
        json.writeName("counts");
        json.writeStartObject();
        json.writeName("outcomes");
        json.writeStartObject();
        counts.writeOutcomes(json);
        json.writeEndObject();
        json.writeName("severities");
        json.writeStartObject();
        counts.writeSeverities(json);
        json.writeEndObject();
        counts.writeWaived(json);
        json.writeEndObject();
        Severity worst = worst(counts);
        if (worst != null) {
            json.writeStringProperty("worstSeverity", worst.code());
        }
        Json.texts(json, "absentLists", judgement.absentLists());
        writeCreditStates(json, judgement.creditRecords());
        json.writeEndObject();
    }

    private static @Nullable Severity worst(Counts counts) {
        for (Severity severity : Severity.values()) {
            if (counts.of(severity) > 0) {
                return severity;
            }
        }
        return null;
    }

    private static void writeCreditStates(JsonGenerator json, List<CreditRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        Map<CreditState, Integer> states = new EnumMap<>(CreditState.class);
        records.forEach(record -> states.merge(record.state(), 1, Integer::sum));
        json.writeName("creditStates");
        json.writeStartObject();
        for (CreditState state : CreditState.values()) {
            json.writeNumberProperty(state.code(), states.getOrDefault(state, 0));
        }
        json.writeEndObject();
    }
}
