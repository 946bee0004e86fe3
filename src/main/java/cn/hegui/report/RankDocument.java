package cn.hegui.report;

import cn.hegui.model.Document;
import cn.hegui.model.Institution;
import cn.hegui.model.RegionCode;
import cn.hegui.rank.Points;
import cn.hegui.rank.Ranking;
import cn.hegui.rank.Standing;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes {@code rank.json}: the standing of every school with the points of every indicator. */
public final class RankDocument {
    /** The name of the file, which seals the folder of a ranking. */
    public static final String FILE = "rank.json";

    private RankDocument() {}

    /** The document of a ranking by the indicators of {@code document} in {@code region}. */
    public static byte[] of(Ranking ranking, Document document, RegionCode region) {
        return Json.document(json -> {
            json.writeStartObject();
            json.writeName("document");
            json.writeStartObject();
            json.writeStringProperty("id", document.id());
            json.writeStringProperty("title", document.title());
            Json.text(json, "number", document.number());
            json.writeStringProperty("status", document.status().code());
            json.writeEndObject();
            json.writeStringProperty("region", region.code());
            json.writeName("groups");
            json.writeStartArray();
            ranking.groups().forEach((group, standings) -> {
                json.writeStartObject();
                json.writeStringProperty("group", group.code());
                writeSchools(json, standings);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeName("unranked");
            json.writeStartArray();
            for (Institution school : ranking.unranked()) {
                json.writeStartObject();
                writeSchool(json, school);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeSchools(JsonGenerator json, List<Standing> standings) {
        json.writeName("schools");
        json.writeStartArray();
        for (Standing standing : standings) {
            json.writeStartObject();
            json.writeNumberProperty("rank", standing.rank());
            writeSchool(json, standing.school());
            json.writeStringProperty("score", standing.score().toPlainString());
            json.writeBooleanProperty("provisional", standing.isProvisional());
            Json.texts(json, "missing", standing.missing());
            json.writeName("indicators");
            json.writeStartArray();
            standing.points().forEach(points -> writePoints(json, points));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeSchool(JsonGenerator json, Institution school) {
        json.writeStringProperty("id", Json.wellFormed(school.id()));
        Json.text(json, "name", school.name());
        json.writeStringProperty("region", school.region().code());
        if (school.level() != null) {
            json.writeStringProperty("level", school.level().code());
        }
    }

    private static void writePoints(JsonGenerator json, Points points) {
        json.writeStartObject();
        json.writeStringProperty("id", points.indicator().id());
        json.writeNumberProperty("weight", points.indicator().weight());
        if (points.value() != null) {
            Json.decimal(json, "value", points.value());
        }
        if (points.highest() != null) {
            Json.decimal(json, "highest", points.highest());
        }
        Json.decimal(json, "points", points.earned());
        json.writeEndObject();
    }
}
