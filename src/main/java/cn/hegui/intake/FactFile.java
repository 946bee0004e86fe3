package cn.hegui.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One input file, found but not yet read. */
public final class FactFile {
    /** How records stand in a file. */
    public enum Form {
        /** One record a line. */
        JSON_LINES,
        /** One record, or an array of them. */
        JSON,
        /** A workbook whose sheets are tables of facts. */
        XLSX,
        /** A table of facts; the files of one folder belong together. */
        CSV
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
    private final @Nullable Source source;
    /** The tables whose subjects come from this file; none where another file of their folder gives them. */
    private final List<TableFile> tables;

    private final boolean named;

    /** Where the stored bytes of a file come from that is none of this machine's. */
    @FunctionalInterface
    public interface Source {
        /** The bytes from their start. */
        InputStream open() throws IOException;
    }

    private FactFile(String name, Form form, Packing packing, @Nullable Path path, @Nullable Source source) {
        this(name, form, packing, path, source, List.of(), false);
    }

    private FactFile(
            String name,
            Form form,
            Packing packing,
            @Nullable Path path,
            @Nullable Source source,
            List<TableFile> tables,
            boolean named) {
        this.tables = tables;
        this.named = named;
        this.name = name;
        this.form = form;
        this.packing = packing;
        this.path = path;
        this.source = source;
    }

    /** The file at {@code path} under the name that is reported, or null where its ending is not one of ours. */
    static @Nullable FactFile at(Path path, String name) {
        return of(path, null, name);
    }

    /** The file that {@code source} holds under the name that is reported, or null where its ending is not one of ours. */
    public static @Nullable FactFile at(Source source, String name) {
        return of(null, source, name);
    }

    private static @Nullable FactFile of(@Nullable Path path, @Nullable Source source, String name) {
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
            return new FactFile(name, Form.JSON_LINES, packing, path, source);
        }
        // Tables are read more than once, so only from a file.
        boolean tables = path != null && packing == Packing.NONE;
        if (tables && (ending.endsWith(".xlsx") || ending.endsWith(".xlsm"))) {
            return new FactFile(name, Form.XLSX, packing, path, null);
        }
        if (tables && ending.endsWith(".csv")) {
            return new FactFile(name, Form.CSV, packing, path, null);
        }
        return ending.endsWith(".json") ? new FactFile(name, Form.JSON, packing, path, source) : null;
    }

    /** Standard input as JSON Lines; it can be opened once. */
    static FactFile standardInput(InputStream stream) {
        return new FactFile(STANDARD_INPUT, Form.JSON_LINES, Packing.NONE, null, () -> stream);
    }

    /**
     * The same file, from which all subjects of {@code tables} come.
     *
     * @param byName whether it was named itself, so that it must hold facts
     */
    FactFile reading(List<TableFile> tables, boolean byName) {
        return new FactFile(name, form, packing, path, source, tables, byName);
    }

    /** Where it lies; fails for standard input. */
    Path path() {
        if (path == null) {
            throw new IllegalStateException(name + " has no path");
        }
        return path;
    }

    /** The file as given: the argument, or folder argument and relative path, with {@code /} between. */
    public String name() {
        return name;
    }

    /** The same file, reported as {@code other}: one that was moved since a run that is repeated. */
    public FactFile named(String other) {
        return new FactFile(other, form, packing, path, source, tables, named);
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
        if (form == Form.XLSX || form == Form.CSV) {
            return RawRecords.ofTables(name, bytes(), size(), new TableRecords(name, tables, named));
        }
        return RawRecords.open(name, bytes(), size(), form, packing, JsonLines.BLOCK);
    }

    private InputStream bytes() {
        try {
            if (source != null) {
                return source.open();
            }
            if (path == null) {
                throw new IllegalStateException(name + " has neither path nor source");
            }
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
