package cn.hegui.intake;

import cn.hegui.model.Origin;
import cn.hegui.model.Reject;
import cn.hegui.model.SheetRows;
import cn.hegui.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one raw record: a valid subject or a reject. */
public sealed interface Reading {
    /**
     * A subject to be judged.
     *
     * @param place where its id stands
     * @param unknown the properties that facts.md does not know, each name once, in the order of the text
     * @param origin where in the tables its facts stand; null of JSON
     */
    record Accepted(
            Subject subject,
            Place place,
            List<UnknownProperty> unknown,
            @Nullable Origin origin) implements Reading {
        /** A subject that came as JSON. */
        public Accepted(Subject subject, Place place, List<UnknownProperty> unknown) {
            this(subject, place, unknown, null);
        }
    }

    /**
     * A record that is not judged.
     *
     * @param identity its kind and id; null where they cannot both be read
     * @param rows the rows of tables that are not used for it
     */
    record Rejected(Reject reject, @Nullable Identity identity, List<SheetRows> rows) implements Reading {
        /** A record that came as JSON. */
        public Rejected(Reject reject, @Nullable Identity identity) {
            this(reject, identity, List.of());
        }
    }
}
