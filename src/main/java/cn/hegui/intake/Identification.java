package cn.hegui.intake;

import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a record says of its kind and id, whatever else is wrong with it.
 *
 * @param kind null where there is none that is known
 * @param id null where there is none, or none that UTF-8 can write
 * @param idOffset where in the bytes of the record the id stands; -1 where it is null
 */
record Identification(@Nullable SubjectKind kind, @Nullable String id, long idOffset) {
    /** Walks the record up to its first {@code kind}; says nothing of the id. */
    static @Nullable SubjectKind kindOf(JsonParser parser) {
        return walk(parser, null, true).kind;
    }

    /** Walks the record as far as it is JSON; an id in which a byte of {@code original} is not UTF-8 is not read. */
    static Identification of(JsonParser parser, RawRecord original) {
        return walk(parser, original, false);
    }

    /** The first {@code region} of the record, where it is one and the record is JSON up to it. */
    static @Nullable RegionCode regionOf(JsonParser parser) {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals("region");
                JsonToken value = parser.nextToken();
                if (wanted) {
                    return value == JsonToken.VALUE_STRING && RegionCode.isValid(parser.getString())
                            ? new RegionCode(parser.getString())
                            : null;
                }
                parser.skipChildren();
            }
        } catch (JacksonException unreadableFromHere) {
            // No region stands before the breach of syntax.
        }
        return null;
    }

    private static Identification walk(JsonParser parser, @Nullable RawRecord original, boolean kindOnly) {
        String kind = null;
        String id = null;
        long idOffset = -1;
        boolean kindSeen = false;
        boolean idSeen = false;
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Identification(null, null, -1);
            }
            while (!(kindSeen && (idSeen || kindOnly)) && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (!kindSeen && name.equals("kind")) {
                    kindSeen = true;
                    kind = text ? parser.getString() : null;
                } else if (!idSeen && name.equals("id")) {
                    idSeen = true;
                    if (text) {
                        idOffset = parser.currentTokenLocation().getByteOffset();
                        id = readable(parser.getString(), original, idOffset, parser);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException unreadableFromHere) {
            // What was read before the breach of syntax holds.
        }
        return new Identification(
                kind == null ? null : Coded.find(SubjectKind.class, kind), id, id == null ? -1 : idOffset);
    }

    private static @Nullable String readable(String id, @Nullable RawRecord original, long from, JsonParser parser) {
        if (id.isBlank() || Reason.hasUnpairedSurrogate(id)) {
            return null;
        }
        int length = (int) (parser.currentLocation().getByteOffset() - from);
        boolean utf8 = original == null
                || Utf8.firstInvalid(original.bytes(), original.offset() + (int) from, length) == Utf8.VALID;
        return utf8 ? id : null;
    }
}
