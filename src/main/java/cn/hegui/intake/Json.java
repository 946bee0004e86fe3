package cn.hegui.intake;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** The JSON parsers of intake: strict JSON in UTF-8, whose tables of property names all threads share. */
final class Json {
    /** How deep the values of one record may be nested; facts.md needs three levels. */
    static final int DEEPEST = 100;

    /** Parsers of one record. */
    static final JsonFactory RECORDS = factory(DEEPEST);

    /** Parsers of a whole .json file, whose array is one level more. */
    static final JsonFactory FILES = factory(DEEPEST + 1);

    private Json() {}

    private static JsonFactory factory(int depth) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                // A record is at most 16 MiB, and long numbers and texts have reasons of their own.
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                // Otherwise bytes that look like UTF-16 would be read as such: facts are UTF-8.
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .build();
    }
}
