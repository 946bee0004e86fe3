package cn.hegui.intake.cells;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file (RFC 4180): UTF-8, with or without byte order mark, else UTF-16 with one, else GB 18030, of which GBK is a
 * part. Fields are divided by commas, or by semicolons or tabs where the first line holds these only. An apostrophe before
 * {@code = + - @}, by which formulas are kept from running, is not part of the text.
 */
public final class CsvSheet {
    private static final Charset GB_18030 = Charset.forName("GB18030");
    private static final int LONGEST_FIELD = 16 << 20;

    private CsvSheet() {}

    /**
     * Hands every row of the file that is not blank to {@code rows}. Throws {@link CellFileException} where the file,
     * which messages call {@code name}, is no text or its quotes do not match.
     */
    public static void read(Path path, String name, RowConsumer rows) throws IOException {
        Charset charset = charset(path, name);
        char separator;
        try (BufferedReader reader = reader(path, charset)) {
            separator = separator(reader);
        }
        try (Reader reader = reader(path, charset);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_FIELD)
                        .ofCsvRecord(reader)) {
            List<Cell> cells = new ArrayList<>();
            for (CsvRecord record : records) {
                cells.clear();
                for (int i = 0; i < record.getFieldCount(); i++) {
                    String text = CellText.read(unquoted(record.getField(i)));
                    if (!text.isEmpty()) {
                        cells.add(new Cell(i, Cell.Kind.TEXT, text));
                    }
                }
                if (!cells.isEmpty()) {
                    rows.accept(record.getStartingLineNumber(), cells);
                }
            }
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new CellFileException(
                    name + " 不是完整的 CSV：" + reason(broken) + "。请检查引号是否成对，或在 Excel、WPS 中另存为“CSV UTF-8”。",
                    name + " is no sound CSV: " + reason(broken) + ". Maybe a quotation mark has no partner; or save it"
                            + " in Excel or WPS as CSV UTF-8.");
        }
    }

    private static String reason(RuntimeException broken) {
        Throwable cause = broken;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static String unquoted(String field) {
        int marks = 0;
        while (marks < field.length() && field.charAt(marks) == '\'') {
            marks++;
        }
        boolean guarded = marks > 0 && marks < field.length() && isFormulaStart(field.charAt(marks));
        return guarded ? field.substring(1) : field;
    }

    private static boolean isFormulaStart(char c) {
        return "=+-@\t\r".indexOf(c) >= 0;
    }

    /** What a field of a CSV file must hold so that spreadsheets run no formula and {@link #read} gives {@code text}. */
    public static String field(String text) {
        String written = CellText.written(text);
        int marks = 0;
        while (marks < written.length() && written.charAt(marks) == '\'') {
            marks++;
        }
        boolean guard = marks < written.length() && isFormulaStart(written.charAt(marks));
        return guard ? "'" + written : written;
    }

    private static char separator(BufferedReader reader) throws IOException {
        String first = reader.readLine();
        while (first != null && first.isBlank()) {
            first = reader.readLine();
        }
        if (first == null || first.indexOf(',') >= 0) {
            return ',';
        }
        return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static BufferedReader reader(Path path, Charset charset) throws IOException {
        InputStream in = Files.newInputStream(path);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
        reader.mark(1);
        if (reader.read() != 0xfeff) {
            reader.reset();
        }
        return reader;
    }

    private static Charset charset(Path path, String name) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(4);
        }
        if (start.length >= 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length >= 2 && (start[0] & 0xff) == 0xfe && (start[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB_18030)) {
            if (isText(path, charset)) {
                return charset;
            }
        }
        throw new CellFileException(
                name + " 既不是 UTF-8 也不是 GBK 编码的文本。请在 Excel 或 WPS 中打开，另存为“CSV UTF-8”。",
                name + " is text neither in UTF-8 nor in GBK. Open it in Excel or WPS and save it as CSV UTF-8.");
    }

    private static boolean isText(Path path, Charset charset) throws IOException {
        char[] chars = new char[1 << 15];
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(path),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            for (int count = reader.read(chars); count >= 0; count = reader.read(chars)) {
                for (int i = 0; i < count; i++) {
                    if (chars[i] == 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (MalformedInputException | UnmappableCharacterException other) {
            return false;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
