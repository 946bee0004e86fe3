package cn.hegui.intake;

import cn.hegui.model.Reject;
import cn.hegui.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one raw record: a valid subject or a reject. */
public sealed interface Reading {
    /** The file as given. */
    String file();

    /** What the record calls itself, judged or not; null where its kind and id cannot both be read. */
    @Nullable
    Identity identity();

    /**
     * A subject to be judged.
     *
     * @param place where its id stands
     * @param unknown the properties that facts.md does not know, each name once, in the order of the text
     */
    record Accepted(Subject subject, Place place, List<UnknownProperty> unknown) implements Reading {
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
     */
    record Rejected(Reject reject, @Nullable Identity identity) implements Reading {
        @Override
        public String file() {
            return reject.file();
        }
    }
}
