package cn.hegui.report;

import cn.hegui.model.CreditState;
import cn.hegui.model.Outcome;
import cn.hegui.model.Remark;
import cn.hegui.model.SheetReport;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Waiver;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes {@code summary.json}: what a run came to, and what it rests on. Equal runs give equal bytes. */
public final class SummaryDocument {
    /** The name of the file, which seals the folder of a run. */
    public static final String FILE = "summary.json";

    private SummaryDocument() {}

    /** The summary of a run that {@code tally} counted. */
    public static byte[] of(Tally tally, Provenance provenance) {
        return Json.document(json -> {
            json.writeStartObject();
            json.writeStringProperty("asOf", provenance.asOf().toString());
            writeSubjects(json, tally);
            object(json, "outcomes", () -> tally.findings().writeOutcomes(json));
            object(json, "severities", () -> tally.findings().writeSeverities(json));
            writeCounts(json, "rules", tally.byRule(), Map.of());
            writeCounts(json, "clauses", tally.byClause(), Map.of());
            writeCounts(json, "regions", tally.byRegion(), tally.subjectsByRegion());
            object(json, "rejects", () -> tally.rejects().forEach(json::writeNumberProperty));
            writeUnknownProperties(json, tally.unknownProperties());
            writeUnknownRegions(json, tally.unknownRegions());
            writeTables(json, tally);
            object(json, "creditStates", () -> {
                for (CreditState state : CreditState.values()) {
                    json.writeNumberProperty(state.code(), tally.creditRecords(state));
                }
            });
            json.writeNumberProperty("idCheckDigit", tally.idCheckDigit());
            writeProvenance(json, provenance);
            if (provenance.waivers() != null) {
                writeWaivers(json, provenance.waivers(), tally, provenance.asOf());
            }
            json.writeEndObject();
        });
    }

    /**
     * {@code summary}, which this class has written, with {@code outputs} for the files of its run: they are known only
     * when all else is. What it said of them before is replaced.
     */
    public static byte[] withOutputs(byte[] summary, List<Provenance.Proof> outputs) {
        String text = new String(withoutOutputs(summary), StandardCharsets.UTF_8);
        String last = new String(
                Json.document(json -> {
                    json.writeStartObject();
                    writeProofs(json, "outputs", outputs);
                    json.writeEndObject();
                }),
                StandardCharsets.UTF_8);
        return (text.substring(0, text.lastIndexOf("\n}")) + "," + last.substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    /** {@code summary}, which this class has written, as it was before its files were known. */
    public static byte[] withoutOutputs(byte[] summary) {
        String text = new String(summary, StandardCharsets.UTF_8);
        int outputs = text.lastIndexOf(",\n  \"outputs\": [");
        return outputs < 0
                ? summary
                : (text.substring(0, outputs) + text.substring(text.lastIndexOf("\n}")))
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static void writeSubjects(JsonGenerator json, Tally tally) {
        object(json, "subjects", () -> {
            json.writeNumberProperty("judged", tally.judged());
            json.writeNumberProperty("rejected", tally.rejected());
            object(json, "kinds", () -> {
                for (SubjectKind kind : SubjectKind.values()) {
                    json.writeNumberProperty(kind.code(), tally.judged(kind));
                }
            });
        });
    }

    private static void writeCounts(
            JsonGenerator json, String name, Map<String, Counts> byName, Map<String, Long> subjects) {
        object(
                json,
                name,
                () -> byName.forEach((key, counts) -> object(json, key, () -> {
                    Long number = subjects.get(key);
                    if (number != null) {
                        json.writeNumberProperty("subjects", number);
                    }
                    counts.writeOutcomes(json);
                    counts.writeSeverities(json);
                    counts.writeWaived(json);
                })));
    }

    private static void writeUnknownProperties(JsonGenerator json, List<StrangeProperty> properties) {
        json.writeName("unknownProperties");
        json.writeStartArray();
        for (StrangeProperty property : properties) {
            json.writeStartObject();
            json.writeStringProperty("name", Json.wellFormed(property.name()));
            json.writeNumberProperty("count", property.count());
            writeFirst(json, property.file(), property.line(), property.pointer());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeUnknownRegions(JsonGenerator json, List<StrangeRegion> regions) {
        json.writeName("unknownRegions");
        json.writeStartArray();
        for (StrangeRegion region : regions) {
            json.writeStartObject();
            json.writeStringProperty("region", region.region().code());
            json.writeNumberProperty("subjects", region.subjects());
            writeFirst(json, region.file(), region.line(), region.pointer());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Rows in, and what became of them; left out where all input is JSON. */
    private static void writeTables(JsonGenerator json, Tally tally) {
        if (tally.sheets().isEmpty() && tally.remarks().isEmpty()) {
            return;
        }
        json.writeName("tables");
        json.writeStartArray();
        for (SheetReport sheet : tally.sheets()) {
            json.writeStartObject();
            json.writeStringProperty("file", Json.wellFormed(sheet.file()));
            Json.text(json, "sheet", sheet.sheet());
            json.writeNumberProperty("rows", sheet.rows());
            json.writeNumberProperty("used", tally.rowsUsed(sheet));
            json.writeNumberProperty("rejected", tally.rowsRejected(sheet));
            json.writeNumberProperty("blank", sheet.blank());
            json.writeNumberProperty("passedOver", sheet.passedOver());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("remarks");
        json.writeStartArray();
        for (Remark remark : tally.remarks()) {
            json.writeStartObject();
            json.writeStringProperty("file", Json.wellFormed(remark.file()));
            json.writeStringProperty("code", remark.code());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFirst(JsonGenerator json, String file, long line, String pointer) {
        object(json, "first", () -> {
            json.writeStringProperty("file", Json.wellFormed(file));
            json.writeNumberProperty("line", line);
            json.writeStringProperty("pointer", Json.wellFormed(pointer));
        });
    }

    private static void writeProvenance(JsonGenerator json, Provenance provenance) {
        object(json, "options", () -> {
            json.writeName("outcomes");
            json.writeStartArray();
            for (Outcome outcome : Outcome.values()) {
                if (provenance.outcomes().contains(outcome)) {
                    json.writeString(outcome.code());
                }
            }
            json.writeEndArray();
            json.writeStringProperty("lang", provenance.language().code());
            json.writeBooleanProperty("strict", provenance.strict());
            Json.text(
                    json,
                    "within",
                    provenance.within() == null ? null : provenance.within().code());
        });
        object(json, "program", () -> {
            json.writeStringProperty("name", "hegui");
            json.writeStringProperty("version", provenance.version());
            json.writeStringProperty("sha256", provenance.programSha256());
        });
        writeProofs(json, "policies", provenance.policies());
        writeProofs(json, "kinds", provenance.kinds());
        writeProofs(json, "inputs", provenance.inputs());
    }

    private static void writeWaivers(JsonGenerator json, Provenance.Excused excused, Tally tally, LocalDate asOf) {
        object(json, "waivers", () -> {
            json.writeStringProperty("file", Json.wellFormed(excused.file().name()));
            json.writeStringProperty("sha256", excused.file().sha256());
            json.writeNumberProperty("waived", tally.findings().waived());
            json.writeName("entries");
            json.writeStartArray();
            for (Waiver waiver : excused.waivers()) {
                json.writeStartObject();
                json.writeNumberProperty("line", waiver.line());
                Json.text(json, "clause", waiver.clause());
                Json.text(json, "rule", waiver.rule());
                Json.text(json, "subject", waiver.subject());
                Json.text(
                        json,
                        "region",
                        waiver.region() == null ? null : waiver.region().code());
                json.writeStringProperty("documentNo", Json.wellFormed(waiver.documentNo()));
                json.writeStringProperty("approver", Json.wellFormed(waiver.approver()));
                Json.day(json, "from", waiver.time().effective());
                Json.day(json, "until", waiver.time().until());
                long findings = tally.waivedBy(waiver);
                json.writeStringProperty(
                        "state", WaiverState.of(waiver, asOf, findings).code());
                json.writeNumberProperty("findings", findings);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void writeProofs(JsonGenerator json, String name, List<Provenance.Proof> proofs) {
        json.writeName(name);
        json.writeStartArray();
        for (Provenance.Proof proof : proofs) {
            json.writeStartObject();
            json.writeStringProperty("file", Json.wellFormed(proof.name()));
            json.writeStringProperty("sha256", proof.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void object(JsonGenerator json, String name, Runnable properties) {
        json.writeName(name);
        json.writeStartObject();
        properties.run();
        json.writeEndObject();
    }
}
