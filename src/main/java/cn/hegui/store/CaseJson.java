package cn.hegui.store;

import cn.hegui.cases.LogEntry;
import cn.hegui.cases.UnreadableEntryException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Entries of the log and records of the feed as JSON texts. */
public final class CaseJson {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private CaseJson() {}

    /** The entry that a line of an exported log is; throws {@link UnreadableEntryException} where it is none. */
    public static LogEntry entry(String line) {
        return LogEntry.read(object(line));
    }

    /** The members of the object that {@code json} is; throws {@link UnreadableEntryException} where it is none. */
    public static Map<String, Object> object(String json) {
        try {
            Map<String, Object> object = JSON.readValue(json, OBJECT);
            if (object != null) {
                return object;
            }
        } catch (JacksonException broken) {
            throw new UnreadableEntryException("不是 JSON 对象 no JSON object: " + broken.getOriginalMessage());
        }
        throw new UnreadableEntryException("不是 JSON 对象 no JSON object");
    }

    /** {@code members} as a JSON text, in their order. */
    public static String text(Map<String, ?> members) {
        return JSON.writeValueAsString(members);
    }
}
