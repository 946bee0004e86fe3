package cn.hegui.intake;

import cn.hegui.model.Origin;
import cn.hegui.model.Reject;
import cn.hegui.model.SheetRows;
import cn.hegui.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one raw record: a valid subject or a reject. */
public sealed interface Reading {
    /** The file as given. */
    String file();

    /** The kind and id that it takes in the run, judged or not; null where they cannot both be read. */
    @Nullable
    Identity identity();

    /** Where in the tables its facts stand; null of JSON. */
    @Nullable
    Origin origin();

    /**
     * What becomes of it where its kind and id were taken before, at {@code line} of {@code file}: its reject as a second
     * subject, or itself if it was rejected for something that stands before its id, or carries none.
     */
    default Reading secondTo(String file, long line) {
        Identity own = identity();
        return own == null || !own.beforeBreach() ? this : own.second(file(), file, line);
    }

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

        @Override
        public String file() {
            return place.file();
        }

        @Override
        public Identity identity() {
            return new Identity(subject.kind(), subject.id(), place.line(), true);
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

        @Override
        public String file() {
            return reject.file();
        }

        /** None: the reject names its cell itself. */
        @Override
        public @Nullable Origin origin() {
            return null;
        }
    }
}
