package cn.hegui.paper;

import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import cn.hegui.report.Json;
import cn.hegui.report.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes {@code findings.sarif} in SARIF 2.1.0: a rule for each clause, with its words as help, a result for each finding
 * that the run lists.
 */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Glossary words;
    private final Map<String, Integer> rules = new LinkedHashMap<>();

    private SarifReport(Glossary words) {
        this.words = words;
    }

    static void write(RunFiles run, Glossary words, OutputStream out) throws IOException {
        SarifReport report = new SarifReport(words);
        Map<String, FindingLine> clauses = new LinkedHashMap<>();
        run.findings(finding -> clauses.putIfAbsent(finding.clause(), finding));
        clauses.keySet().forEach(clause -> report.rules.put(clause, report.rules.size()));
        Json.document(out, json -> report.write(json, run, clauses));
    }

    private void write(JsonGenerator json, RunFiles run, Map<String, FindingLine> clauses) throws IOException {
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeName("runs");
        json.writeStartArray();
        json.writeStartObject();
        json.writeName("tool");
        json.writeStartObject();
        json.writeName("driver");
        json.writeStartObject();
        json.writeStringProperty("name", run.summary().program().name());
        json.writeStringProperty("version", run.summary().program().version());
        json.writeName("rules");
        json.writeStartArray();
        clauses.values().forEach(finding -> writeRule(json, finding));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringProperty("language", words.say("zh-CN", "en"));
        json.writeStringProperty("columnKind", "unicodeCodePoints");
        json.writeName("results");
        json.writeStartArray();
        run.findings(finding -> writeResult(json, finding));
        json.writeEndArray();
        json.writeName("properties");
        json.writeStartObject();
        json.writeStringProperty("asOf", run.summary().asOf().toString());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeRule(JsonGenerator json, FindingLine finding) {
        Citation citation = finding.citation();
        json.writeStartObject();
        json.writeStringProperty("id", finding.clause());
        json.writeStringProperty("name", finding.rule());
        message(json, "shortDescription", words.rule(finding.rule()) + " · " + citation.ground());
        String said = citation.words();
        message(json, "fullDescription", said.isEmpty() ? citation.ground() : said);
        message(json, "help", help(finding));
        json.writeEndObject();
    }

    private String help(FindingLine finding) {
        Citation citation = finding.citation();
        StringBuilder help = new StringBuilder(citation.title() + " " + citation.article());
        line(help, "", citation.words());
        line(help, words.say("适用理解：", "Reading: "), citation.interpretation());
        line(help, words.say("文本勘误：", "Erratum: "), words.erratum(citation));
        line(help, words.say("怎么改：", "How to mend: "), words.remedy(finding.rule()));
        return help.toString();
    }

    private static void line(StringBuilder text, String label, @Nullable String words) {
        if (words != null && !words.isEmpty()) {
            text.append('\n').append(label).append(words);
        }
    }

    private void writeResult(JsonGenerator json, FindingLine finding) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.clause());
        json.writeNumberProperty("ruleIndex", rules.getOrDefault(finding.clause(), -1));
        json.writeStringProperty("kind", kind(finding.outcome()));
        json.writeStringProperty("level", level(finding.severity()));
        message(json, "message", finding.message());
        json.writeName("locations");
        json.writeStartArray();
        json.writeStartObject();
        writeFile(json, finding.source());
        json.writeName("logicalLocations");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("name", Json.wellFormed(finding.subjectName()));
        String target = finding.target().isEmpty() ? "" : "/" + finding.target();
        json.writeStringProperty("fullyQualifiedName", Json.wellFormed(finding.subject() + target));
        json.writeStringProperty("kind", "object");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        if (finding.waiver() != null) {
            json.writeName("suppressions");
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringProperty("kind", "external");
            json.writeStringProperty("status", "accepted");
            json.writeStringProperty("justification", Json.wellFormed(words.waiver(finding)));
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeName("partialFingerprints");
        json.writeStartObject();
        json.writeStringProperty(
                "finding/v1", Json.wellFormed(finding.subject() + "|" + finding.clause() + "|" + finding.target()));
        json.writeEndObject();
        json.writeName("properties");
        json.writeStartObject();
        json.writeStringProperty("outcome", finding.outcome().code());
        if (finding.severity() != null) {
            json.writeStringProperty("severity", finding.severity().code());
            json.writeStringProperty("severityInWords", words.say(Words.of(finding.severity())));
        }
        json.writeStringProperty("region", finding.region());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeFile(JsonGenerator json, @Nullable Source source) {
        if (source == null || source.file() == null) {
            return;
        }
        json.writeName("physicalLocation");
        json.writeStartObject();
        json.writeName("artifactLocation");
        json.writeStartObject();
        json.writeStringProperty("uri", uri(source.file()));
        json.writeEndObject();
        Long place = source.place();
        if (place != null && place >= 1 && place <= Integer.MAX_VALUE) {
            json.writeName("region");
            json.writeStartObject();
            json.writeNumberProperty("startLine", place.intValue());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** The file as a URI reference: percent-encoded, relative as given. */
    private static String uri(String file) {
        String path = Json.wellFormed(file).replace('\\', '/');
        try {
            // A colon in the first part of a relative path would read as a scheme.
            String relative = path.startsWith("/") || path.indexOf(':') < 0 ? path : "./" + path;
            return new URI(null, null, relative, null).toASCIIString();
        } catch (URISyntaxException odd) {
            return "";
        }
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case UNKNOWN -> "open";
            case PENDING -> "informational";
            case NOTAPPLICABLE -> "notApplicable";
        };
    }

    private static String level(@Nullable Severity severity) {
        if (severity == null) {
            return "none";
        }
        return switch (severity) {
            case VIOLATION -> "error";
            case WARNING -> "warning";
            case ADVISORY -> "note";
        };
    }

    private static void message(JsonGenerator json, String name, String text) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("text", Json.wellFormed(text));
        json.writeEndObject();
    }
}
