package cn.hegui.intake;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Reject;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;

/** Turns raw records into valid subjects or rejects, as facts.md defines them; one serves any number of threads. */
public final class FactReader {
    private final Set<String> indicators;
    private final boolean strict;
    private final @Nullable RegionCode within;

    /**
     * @param indicators the indicator ids that are known; others are unknown properties
     * @param strict whether a record with an unknown property is rejected
     */
    public FactReader(Set<String> indicators, boolean strict) {
        this(indicators, strict, null);
    }

    /**
     * @param indicators the indicator ids that are known; others are unknown properties
     * @param strict whether a record with an unknown property is rejected
     * @param within the region outside of which a record is rejected; null: none is
     */
    public FactReader(Set<String> indicators, boolean strict, @Nullable RegionCode within) {
        this.indicators = Set.copyOf(indicators);
        this.strict = strict;
        this.within = within;
    }

    /** Reads one record: its subject, or the first breach in the order of the text. */
    public Reading read(RawRecord record) {
        if (record.rejected() != null) {
            return record.rejected();
        }
        if (record.isTooLong()) {
            return rejected(record, new Breach(Reason.tooLong(), "", 0));
        }
        long invalid = Utf8.firstInvalid(record.bytes(), record.offset(), record.size());
        RawRecord text = invalid == Utf8.VALID ? record : record.withoutInvalidUtf8();
        JsonParser parser = parser(text);
        try {
            return new SubjectReading(this, text, parser, invalid).read();
        } catch (Breach breach) {
            return rejected(record, breach);
        } catch (JacksonException broken) {
            return rejected(record, breach(record, broken, parser, invalid));
        } finally {
            parser.close();
        }
    }

    /**
     * Where a record's kind and id stand, whatever else is wrong with it; null where they cannot both be read. Reads no
     * further than to the later of the two, and says the same as the identity of its reading.
     */
    public static @Nullable Sighting sighting(RawRecord record) {
        try (JsonParser parser = parser(readable(record))) {
            Identification named = Identification.of(parser, record);
            return named.kind() == null || named.id() == null
                    ? null
                    : new Sighting(named.kind(), named.id(), record.lineAt(named.idOffset()));
        }
    }

    /** The region that a record gives, whatever else is wrong with it; null where none can be read. */
    public static @Nullable RegionCode region(RawRecord record) {
        try (JsonParser parser = parser(readable(record))) {
            return Identification.regionOf(parser);
        }
    }

    private static RawRecord readable(RawRecord record) {
        boolean valid = Utf8.firstInvalid(record.bytes(), record.offset(), record.size()) == Utf8.VALID;
        return valid ? record : record.withoutInvalidUtf8();
    }

    Set<String> indicators() {
        return indicators;
    }

    /** The region outside of which a record is rejected; null: none is. */
    @Nullable
    RegionCode within() {
        return within;
    }

    boolean isStrict() {
        return strict;
    }

    static JsonParser parser(RawRecord text) {
        return Json.RECORDS.createParser(ObjectReadContext.empty(), text.bytes(), text.offset(), text.size());
    }

    private static Breach breach(RawRecord record, JacksonException broken, JsonParser parser, long invalid) {
        long offset = broken.getLocation() == null
                ? record.size()
                : broken.getLocation().getByteOffset();
        if (invalid != Utf8.VALID && invalid <= offset) {
            return new Breach(Reason.notUtf8(record.columnAt(invalid)), "", invalid);
        }
        if (broken instanceof StreamConstraintsException
                && parser.streamReadContext().getNestingDepth() >= Json.DEEPEST) {
            String pointer = parser.streamReadContext().pathAsPointer().toString();
            int second = pointer.indexOf('/', 1);
            return new Breach(Reason.tooDeep(), second < 0 ? pointer : pointer.substring(0, second), offset);
        }
        return new Breach(Reason.notJson(record.columnAt(offset)), "", offset);
    }

    private static Reading.Rejected rejected(RawRecord record, Breach breach) {
        Identification named;
        try (JsonParser parser = parser(record.withoutInvalidUtf8())) {
            named = Identification.of(parser, record);
        }
        TableOrigin origin = record.origin();
        if (origin != null) {
            return origin.rejected(breach.reason(), breach.pointer(), named);
        }
        Reject reject = new Reject(
                record.file(),
                record.lineAt(breach.offset()),
                breach.pointer(),
                named.id(),
                breach.reason().code(),
                breach.reason().texts());
        Identity identity = named.kind() == null || named.id() == null
                ? null
                : new Identity(
                        named.kind(), named.id(), record.lineAt(named.idOffset()), named.idOffset() < breach.offset());
        return new Reading.Rejected(reject, identity);
    }
}
