package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Erratum;
import cn.hegui.model.Figures;
import cn.hegui.model.Finding;
import cn.hegui.model.Judgement;
import cn.hegui.model.Origin;
import cn.hegui.model.Outcome;
import cn.hegui.model.SeeAlso;
import cn.hegui.model.Source;
import cn.hegui.model.Subject;
import cn.hegui.model.Unit;
import cn.hegui.model.Waiver;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** Writes {@code findings.jsonl}: a line for each finding of the outcomes asked for. Immutable, for many threads. */
public final class FindingLines {
    private final Set<Outcome> outcomes;
    private final MessageWriter messages;
    private final RegionNames regions;
    /** By identity: a clause is compared with its document, articles and all, were it a key by value. */
    private final IdentityHashMap<Clause, SerializedString> citations = new IdentityHashMap<>();

    /** Lines for the findings whose outcome is one of {@code outcomes} and whose clause is one of {@code clauses}. */
    public FindingLines(
            Set<Outcome> outcomes, MessageWriter messages, RegionNames regions, Collection<Clause> clauses) {
        this.outcomes = EnumSet.noneOf(Outcome.class);
        this.outcomes.addAll(outcomes);
        this.messages = messages;
        this.regions = regions;
        clauses.forEach(clause -> citations.put(clause, citation(clause)));
    }

    /** The lines of the findings of {@code judgements}, in their order. */
    public byte[] lines(List<Judgement> judgements) {
        return pieces(judgements, Map.of()).bytes();
    }

    /**
     * The same lines, and where those of each judgement end; those of subjects that came from tables with the cells of
     * their facts.
     *
     * @param origins by the identity of the subject; none of JSON
     */
    public Pieces pieces(List<Judgement> judgements, Map<Subject, Origin> origins) {
        return Json.pieces(judgements, (judgement, json) -> {
            for (Finding finding : judgement.findings()) {
                if (outcomes.contains(finding.outcome())) {
                    write(json, judgement.subject(), finding, origins.get(judgement.subject()));
                }
            }
        });
    }

    private void write(JsonGenerator json, Subject subject, Finding finding, @Nullable Origin origin) {
        Clause clause = finding.clause();
        json.writeStartObject();
        json.writeStringProperty("subject", Json.wellFormed(subject.id()));
        json.writeStringProperty("kind", subject.kind().code());
        Json.text(json, "name", subject.name());
        json.writeStringProperty("region", subject.region().code());
        json.writeStringProperty("regionName", regions.fullName(subject.region()));
        json.writeStringProperty("clause", clause.id());
        json.writeStringProperty("rule", clause.rule());
        json.writeStringProperty("target", Json.wellFormed(finding.target()));
        json.writeStringProperty("outcome", finding.outcome().code());
        if (finding.severity() != null) {
            json.writeStringProperty("severity", finding.severity().code());
        }
        writeFigures(json, finding);
        Json.day(json, "dueOn", finding.dueOn());
        Json.texts(json, "missing", finding.missing());
        Json.texts(json, "notes", finding.notes());
        writeDetails(json, finding.details());
        json.writeStringProperty("message", Json.wellFormed(messages.message(subject, finding)));
        json.writeName("citation");
        if (finding.seeAlso().isEmpty()) {
            SerializedString citation = citations.get(clause);
            json.writeRawValue(citation != null ? citation : citation(clause));
        } else {
            writeCitation(json, clause, finding.seeAlso());
        }
        Json.texts(json, "responsible", clause.responsible());
        if (origin != null) {
            writeSource(json, messages.source(finding, origin));
        }
        if (finding.waiver() != null) {
            writeWaiver(json, finding.waiver());
        }
        json.writeEndObject();
    }

    private static void writeSource(JsonGenerator json, Source source) {
        json.writeName("source");
        json.writeStartObject();
        json.writeStringProperty("file", Json.wellFormed(source.file()));
        Json.text(json, "sheet", source.sheet());
        json.writeNumberProperty("row", source.row());
        json.writeName("cells");
        json.writeStartObject();
        source.cells().forEach((fact, cell) -> json.writeStringProperty(fact, Json.wellFormed(cell)));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeWaiver(JsonGenerator json, Waiver waiver) {
        json.writeName("waiver");
        json.writeStartObject();
        json.writeStringProperty("documentNo", Json.wellFormed(waiver.documentNo()));
        json.writeStringProperty("reason", Json.wellFormed(waiver.reason()));
        json.writeStringProperty("approver", Json.wellFormed(waiver.approver()));
        Json.day(json, "until", waiver.time().until());
        json.writeEndObject();
    }

    private static void writeFigures(JsonGenerator json, Finding finding) {
        Figures figures = finding.figures();
        Unit unit = figures == null ? null : figures.unit();
        if (figures != null) {
            json.writeStringProperty("measured", plain(figures.measured(), figures.unit()));
            json.writeStringProperty("required", plain(figures.required(), figures.unit()));
            json.writeStringProperty("relation", figures.relation().code());
            json.writeStringProperty("unit", figures.unit().code());
        }
        BigDecimal missing = finding.amountMissing();
        if (missing != null) {
            json.writeStringProperty("amountMissing", plain(missing, unit));
        }
    }

    /** A plain decimal: CNY with 2 decimals, others without trailing zeros. */
    static String plain(BigDecimal figure, @Nullable Unit unit) {
        if (unit == Unit.CNY) {
            // Facts and duties in money both come to the fen, so nothing is lost here.
            return figure.setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }

    private static void writeDetails(JsonGenerator json, Map<String, Object> details) {
        if (details.isEmpty()) {
            return;
        }
        json.writeName("details");
        json.writeStartObject();
        details.forEach((name, value) -> {
            json.writeName(name);
            writeDetail(json, value);
        });
        json.writeEndObject();
    }

    private static void writeDetail(JsonGenerator json, Object value) {
        if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else if (value instanceof BigDecimal decimal) {
            json.writeString(decimal.toPlainString());
        } else if (value instanceof Long || value instanceof Integer || value instanceof LocalDate) {
            json.writeString(value.toString());
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(item -> writeDetail(json, item));
            json.writeEndArray();
        } else {
            json.writeString(Json.wellFormed(value.toString()));
        }
    }

    private static SerializedString citation(Clause clause) {
        return Json.fragment(json -> writeCitation(json, clause, List.of()));
    }

    private static void writeCitation(JsonGenerator json, Clause clause, List<SeeAlso> seeAlso) {
        Document document = clause.document();
        json.writeStartObject();
        json.writeStringProperty("title", document.title());
        Json.text(json, "number", document.number());
        json.writeStringProperty("article", clause.article());
        Json.text(json, "quote", clause.quote());
        Json.text(json, "summary", clause.summary());
        if (clause.verification() != null) {
            json.writeStringProperty("verification", clause.verification().code());
        }
        json.writeStringProperty("status", document.status().code());
        Json.text(json, "interpretation", clause.interpretation());
        Erratum erratum = clause.erratum();
        if (erratum != null) {
            json.writeName("erratum");
            json.writeStartObject();
            json.writeStringProperty("printed", erratum.printed());
            json.writeStringProperty("applied", erratum.applied());
            json.writeStringProperty("reason", erratum.reason());
            json.writeStringProperty("source", erratum.source());
            json.writeEndObject();
        }
        if (!seeAlso.isEmpty()) {
            json.writeName("seeAlso");
            json.writeStartArray();
            for (SeeAlso cited : seeAlso) {
                json.writeStartObject();
                json.writeStringProperty("clause", cited.id());
                json.writeStringProperty("title", cited.document().title());
                Json.text(json, "number", cited.document().number());
                json.writeStringProperty("article", cited.article());
                json.writeStringProperty("summary", cited.summary());
                json.writeStringProperty("verification", cited.verification().code());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
