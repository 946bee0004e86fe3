package cn.hegui.intake;

import cn.hegui.model.Reject;
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
     */
    record Accepted(Subject subject, Place place, List<UnknownProperty> unknown) implements Reading {}

    /**
     * A record that is not judged.
     *
     * @param identity its kind and id; null where they cannot both be read
     */
    record Rejected(Reject reject, @Nullable Identity identity) implements Reading {}
}
