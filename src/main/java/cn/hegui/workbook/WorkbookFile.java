package cn.hegui.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes XLSX files that hold no time of day: the same contents give the same bytes. */
public final class WorkbookFile {
    private static final String CORE = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("<dcterms:created.*?</dcterms:created>");
    private static final String TYPES = "[Content_Types].xml";
    /** What leads from a sheet to its chart; nothing that fastexcel writes may come behind it but what such a sheet lacks. */
    private static final String DRAWING =
            "<drawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"/>";

    private static final String FORMULA_SIGNS = "=+-@";
    /** The earliest time that a zip can hold. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private WorkbookFile() {}

    /**
     * Writes {@code text} into a cell as a text. A spreadsheet never computes it when it opens the file; that it also stays
     * a text when somebody edits the cell, one that begins like a formula gets the format of texts.
     */
    public static void text(Worksheet sheet, int row, int column, String text) {
        sheet.inlineString(row, column, text);
        if (!text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0) {
            sheet.style(row, column).format("@").set();
        }
    }

    /** Fills a workbook that is still empty. */
    @FunctionalInterface
    public interface Content {
        void write(Workbook workbook) throws IOException;
    }

    /**
     * Writes the workbook that {@code content} fills to {@code out}, which stays open. Takes a temporary file of the size
     * of the workbook, and the memory of what fastexcel holds of its sheets at one time.
     */
    public static void write(OutputStream out, Content content) throws IOException {
        write(out, content, List.of());
    }

    /** Writes a workbook with {@code charts}, whose cells {@code content} has written; at most one on a sheet. */
    public static void write(OutputStream out, Content content, List<BarChart> charts) throws IOException {
        Path raw = Files.createTempFile("hegui-", ".xlsx");
        try {
            // fastexcel writes the current time into the properties of the document and offers no other.
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(raw));
                    Workbook workbook = new Workbook(file, "hegui", null)) {
                content.write(workbook);
            }
            copy(raw, out, charts);
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    /** Copies the parts without the time of day, and adds those of the charts. */
    private static void copy(Path raw, OutputStream out, List<BarChart> charts) throws IOException {
        Map<String, BarChart> bySheet = new HashMap<>();
        charts.forEach(chart -> bySheet.put("xl/worksheets/sheet" + chart.sheet() + ".xml", chart));
        ZipOutputStream to = new ZipOutputStream(out);
        // As a file, not as a stream: fastexcel says the sizes of its entries in a way that streams cannot follow.
        try (ZipFile from = new ZipFile(raw.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                String name = entry.getName();
                begin(to, name);
                try (InputStream content = from.getInputStream(entry)) {
                    if (name.equals(CORE)) {
                        to.write(utf8(CREATED.matcher(text(content)).replaceFirst("")));
                    } else if (name.equals(TYPES) && !charts.isEmpty()) {
                        to.write(utf8(text(content).replace("</Types>", types(charts) + "</Types>")));
                    } else if (bySheet.containsKey(name)) {
                        to.write(utf8(text(content).replace("</worksheet>", DRAWING + "</worksheet>")));
                    } else {
                        content.transferTo(to);
                    }
                }
                to.closeEntry();
            }
        }
        for (BarChart chart : charts) {
            int number = chart.sheet();
            put(
                    to,
                    "xl/worksheets/_rels/sheet" + number + ".xml.rels",
                    relation("drawing", "../drawings/drawing" + number));
            put(to, "xl/drawings/drawing" + number + ".xml", chart.drawing());
            put(to, "xl/drawings/_rels/drawing" + number + ".xml.rels", relation("chart", "../charts/chart" + number));
            put(to, "xl/charts/chart" + number + ".xml", chart.chart());
        }
        to.finish();
    }

    private static String types(List<BarChart> charts) {
        StringBuilder types = new StringBuilder();
        for (BarChart chart : charts) {
            types.append("""
                    <Override PartName="/xl/drawings/drawing%1$d.xml" \
                    ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>\
                    <Override PartName="/xl/charts/chart%1$d.xml" \
                    ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>""".formatted(chart.sheet()));
        }
        return types.toString();
    }

    private static String relation(String type, String target) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/></Relationships>
                """.formatted(type, target);
    }

    private static void put(ZipOutputStream to, String name, String content) throws IOException {
        begin(to, name);
        to.write(utf8(content));
        to.closeEntry();
    }

    private static void begin(ZipOutputStream to, String name) throws IOException {
        ZipEntry timeless = new ZipEntry(name);
        timeless.setTimeLocal(NO_TIME);
        to.putNextEntry(timeless);
    }

    private static String text(InputStream content) throws IOException {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
