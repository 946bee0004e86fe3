package cn.hegui.intake;

import cn.hegui.model.Reject;
import cn.hegui.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one raw record: a valid subject or a reject. */
public sealed interface Reading {
    /** The kind and id that it takes in the run; null where they cannot both be read. */
    @Nullable
    Identity identity();

    /** The file as given. */
    String file();

    /**
     * What becomes of it where its kind and id were taken before, at {@code line} of {@code file}: its reject as a second
     * subject, or itself if it was rejected for something that stands before its id, or carries none.
     */
    default Reading secondTo(String file, long line) {
        Identity own = identity();
        if (own == null || !own.beforeBreach()) {
            return this;
        }
        Reason reason = Reason.duplicateSubject(own.kind(), own.id(), file, line);
        return new Rejected(new Reject(file(), own.line(), "/id", own.id(), reason.code(), reason.texts()), own);
    }

    /**
     * A subject to be judged.
     *
     * @param place where its id stands
     * @param unknown the properties that facts.md does not know, each name once, in the order of the text
     */
    record Accepted(Subject subject, Place place, List<UnknownProperty> unknown) implements Reading {
        @Override
        public Identity identity() {
            return new Identity(subject.kind(), subject.id(), place.line(), true);
        }

        @Override
        public String file() {
            return place.file();
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
