package cn.hegui.service.selfcheck;

import cn.hegui.intake.RawRecord;
import cn.hegui.model.Coded;
import cn.hegui.model.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * What a program asks to have judged: {@code {"asOf":"2020-12-31","facts":[…],"lang":"en"}}.
 *
 * @param facts the records as they stand in the body, to be read like those of a file
 * @param language null where the request does not name one
 */
public record CheckRequest(
        LocalDate asOf, List<RawRecord> facts, @Nullable Language language) {
    /** The most subjects of one request. */
    public static final int MOST_FACTS = 100;

    /** The most bytes of one request. */
    public static final int MOST_BYTES = 2 << 20;

    /** The name under which the records of a request are reported. */
    static final String FILE = "facts";

    private static final int DEEPEST = 104;
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2100;

    /** Strict JSON, whose places are those of the bytes. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(MOST_BYTES)
                    .maxStringLength(MOST_BYTES)
                    .maxNameLength(MOST_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    /**
     * The request that {@code body} holds.
     *
     * @throws UnusableRequestException where it holds none
     */
    public static CheckRequest of(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw UnusableRequestException.tooLarge(
                    "",
                    "请求不能超过 2 MiB。请分几次发送，或者用 POST /api/v1/runs。",
                    "A request has 2 MiB at most. Send several, or use POST /api/v1/runs.");
        }
        Reader reader = new Reader(body);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            reader.read(parser);
        } catch (JacksonException broken) {
            long offset =
                    broken.getLocation() == null ? 0 : broken.getLocation().getByteOffset();
            throw UnusableRequestException.at(
                    "",
                    "请求不是有效的 JSON（第 " + (offset + 1) + " 字节附近）。",
                    "The request is not valid JSON (near byte " + (offset + 1) + ").");
        }
        return reader.request();
    }

    private static final class Reader {
        private final byte[] body;
        private final List<RawRecord> facts = new ArrayList<>();
        private @Nullable LocalDate asOf;
        private @Nullable Language language;
        private boolean hasFacts;

        Reader(byte[] body) {
            this.body = body;
        }

        void read(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw UnusableRequestException.at(
                        "",
                        "请求应为一个对象：{\"asOf\":\"2020-12-31\",\"facts\":[…]}。",
                        "The request is an object: {\"asOf\":\"2020-12-31\",\"facts\":[…]}.");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "asOf" -> asOf = day(parser, value);
                    case "lang" -> language = language(parser, value);
                    case "facts" -> facts(parser, value);
                    default ->
                        throw UnusableRequestException.at(
                                "/" + name.replace("~", "~0").replace("/", "~1"),
                                "请求中没有这个属性，只有 asOf、facts、lang。",
                                "A request has no such property, only asOf, facts and lang.");
                }
            }
            if (parser.nextToken() != null) {
                throw UnusableRequestException.at("", "JSON 对象之后还有内容。", "Something follows the object of the request.");
            }
        }

        private static LocalDate day(JsonParser parser, JsonToken value) {
            if (value == JsonToken.VALUE_STRING) {
                try {
                    LocalDate day = LocalDate.parse(parser.getString());
                    if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                        return day;
                    }
                } catch (DateTimeException noDay) {
                    // said below
                }
            }
            throw UnusableRequestException.at(
                    "/asOf",
                    "asOf 应为 1949 至 2100 年的日期，例如 \"2020-12-31\"。",
                    "asOf is a day of the years 1949 to 2100, as in \"2020-12-31\".");
        }

        private static Language language(JsonParser parser, JsonToken value) {
            Language language = value == JsonToken.VALUE_STRING ? Coded.find(Language.class, parser.getString()) : null;
            if (language == null) {
                throw UnusableRequestException.at("/lang", "lang 应为 \"zh\" 或 \"en\"。", "lang is \"zh\" or \"en\".");
            }
            return language;
        }

        private void facts(JsonParser parser, JsonToken value) {
            if (value != JsonToken.START_ARRAY) {
                throw UnusableRequestException.at(
                        "/facts", "facts 应为数组，每个元素是一个主体。", "facts is an array, of a subject each.");
            }
            hasFacts = true;
            long line = 1;
            int counted = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (facts.size() == MOST_FACTS) {
                    throw UnusableRequestException.tooLarge(
                            "/facts",
                            "一次最多核对 " + MOST_FACTS + " 个主体。更多请用 POST /api/v1/runs。",
                            "At most " + MOST_FACTS + " subjects at once. For more use POST /api/v1/runs.");
                }
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (!parser.currentToken().isStructEnd()) {
                    // A text is read to its end only when it is asked for.
                    parser.getString();
                }
                int to = (int) parser.currentLocation().getByteOffset();
                for (; counted < from; counted++) {
                    line += body[counted] == '\n' ? 1 : 0;
                }
                facts.add(RawRecord.of(FILE, line, Arrays.copyOfRange(body, from, to)));
            }
        }

        CheckRequest request() {
            LocalDate day = asOf;
            if (day == null) {
                throw UnusableRequestException.at(
                        "/asOf",
                        "缺少 asOf（基准日），例如 \"asOf\":\"2020-12-31\"。",
                        "asOf, the day as of which to judge, is missing: \"asOf\":\"2020-12-31\".");
            }
            if (!hasFacts) {
                throw UnusableRequestException.at(
                        "/facts", "缺少 facts：主体的数组。", "facts is missing: an array of subjects.");
            }
            return new CheckRequest(day, List.copyOf(facts), language);
        }
    }
}
