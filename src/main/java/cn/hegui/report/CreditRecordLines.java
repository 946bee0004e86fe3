package cn.hegui.report;

import cn.hegui.model.CreditRecord;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Rectification;
import cn.hegui.model.Subject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes {@code credit-records.jsonl}: a line for each behaviour of an enterprise; nothing about a person. */
public final class CreditRecordLines {
    private CreditRecordLines() {}

    /** The lines of the credit records of {@code judgements}, in their order. */
    public static byte[] lines(List<Judgement> judgements, RegionNames regions) {
        return pieces(judgements, regions).bytes();
    }

    /** The same lines, and where those of each judgement end. */
    public static Pieces pieces(List<Judgement> judgements, RegionNames regions) {
        return Json.pieces(
                judgements,
                (judgement, json) ->
                        judgement.creditRecords().forEach(record -> write(json, judgement.subject(), record, regions)));
    }

    private static void write(JsonGenerator json, Subject subject, CreditRecord record, RegionNames regions) {
        Rectification notice = record.notice();
        json.writeStartObject();
        json.writeStringProperty("subject", Json.wellFormed(subject.id()));
        Json.text(json, "name", subject.name());
        json.writeStringProperty("region", subject.region().code());
        json.writeStringProperty("regionName", regions.fullName(subject.region()));
        json.writeName("behaviour");
        json.writeStartObject();
        json.writeStringProperty("code", record.clause().rule());
        json.writeStringProperty("words", record.clause().words());
        json.writeEndObject();
        json.writeStringProperty("rule", notice.rule());
        Json.text(json, "year", notice.target());
        Json.text(json, "noticeNo", notice.noticeNo());
        json.writeStringProperty("state", record.state().code());
        Json.texts(json, "basis", record.basis());
        Json.text(json, "issuedBy", notice.issuedBy());
        Json.day(json, "issuedOn", notice.issuedOn());
        Json.day(json, "dueOn", notice.dueOn());
        Json.day(json, "refusalConfirmedOn", notice.refusalConfirmedOn());
        Json.text(json, "refusalDocumentNo", notice.refusalDocumentNo());
        Json.text(json, "refusalAuthority", notice.refusalAuthority());
        Json.day(json, "correctedOn", notice.correctedOn());
        Json.texts(json, "notes", record.notes());
        writeBreaches(json, record.breaches());
        json.writeEndObject();
    }

    private static void writeBreaches(JsonGenerator json, List<Finding> breaches) {
        if (breaches.isEmpty()) {
            return;
        }
        json.writeName("breaches");
        json.writeStartArray();
        for (Finding breach : breaches) {
            json.writeStartObject();
            json.writeStringProperty("clause", breach.clause().id());
            json.writeStringProperty("target", breach.target());
            writeFigures(json, breach, breach.figures());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFigures(JsonGenerator json, Finding breach, @Nullable Figures figures) {
        if (figures == null) {
            return;
        }
        json.writeStringProperty("measured", FindingLines.plain(figures.measured(), figures.unit()));
        json.writeStringProperty("relation", figures.relation().code());
        json.writeStringProperty("required", FindingLines.plain(figures.required(), figures.unit()));
        json.writeStringProperty("unit", figures.unit().code());
        BigDecimal missing = breach.amountMissing();
        if (missing != null) {
            json.writeStringProperty("amountMissing", FindingLines.plain(missing, figures.unit()));
        }
    }
}
