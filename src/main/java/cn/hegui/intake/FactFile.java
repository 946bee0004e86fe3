package cn.hegui.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One input file, found but not yet read. */
public final class FactFile {
    /** How records stand in a file. */
    public enum Form {
        /** One record a line. */
        JSON_LINES,
        /** One record, or an array of them. */
        JSON
    }

    /** How a file is compressed. */
    public enum Packing {
        NONE,
        GZIP,
        ZSTD
    }

    /** The name under which standard input is given and reported. */
    static final String STANDARD_INPUT = "-";

    private final String name;
    private final Form form;
    private final Packing packing;
    private final @Nullable Path path;
    private final @Nullable InputStream stream;

    private FactFile(String name, Form form, Packing packing, @Nullable Path path, @Nullable InputStream stream) {
        this.name = name;
        this.form = form;
        this.packing = packing;
        this.path = path;
        this.stream = stream;
    }

    /** The file at {@code path} under the name that is reported, or null where its ending is not one of ours. */
    static @Nullable FactFile at(Path path, String name) {
        String ending = name.toLowerCase(Locale.ROOT);
        Packing packing = Packing.NONE;
        if (ending.endsWith(".gz")) {
            packing = Packing.GZIP;
            ending = ending.substring(0, ending.length() - ".gz".length());
        } else if (ending.endsWith(".zst")) {
            packing = Packing.ZSTD;
            ending = ending.substring(0, ending.length() - ".zst".length());
        }
        if (ending.endsWith(".jsonl")) {
            return new FactFile(name, Form.JSON_LINES, packing, path, null);
        }
        return ending.endsWith(".json") ? new FactFile(name, Form.JSON, packing, path, null) : null;
    }

    /** Standard input as JSON Lines; it can be opened once. */
    static FactFile standardInput(InputStream stream) {
        return new FactFile(STANDARD_INPUT, Form.JSON_LINES, Packing.NONE, null, stream);
    }

    /** The file as given: the argument, or folder argument and relative path, with {@code /} between. */
    public String name() {
        return name;
    }

    /** The same file, reported as {@code other}: one that was moved since a run that is repeated. */
    public FactFile named(String other) {
        return new FactFile(other, form, packing, path, stream);
    }

    /** How records stand in it. */
    public Form form() {
        return form;
    }

    /** How it is compressed. */
    public Packing packing() {
        return packing;
    }

    /** Its stored size in bytes, for showing progress; -1 where that is not known. */
    public long size() {
        try {
            return path == null || !Files.isRegularFile(path) ? -1 : Files.size(path);
        } catch (IOException unknown) {
            return -1;
        }
    }

    /** Starts to read it; throws {@link UnreadableInputException} where it cannot be opened or its start not read. */
    public RawRecords open() {
        return RawRecords.open(name, bytes(), form, packing);
    }

    private InputStream bytes() {
        if (stream != null) {
            return stream;
        }
        if (path == null) {
            throw new IllegalStateException(name + " has neither path nor stream");
        }
        try {
            return Files.newInputStream(path);
        } catch (IOException failure) {
            throw RawRecords.unreadable(name, failure);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
