package cn.hegui.intake.cells;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks cell by cell, also such as no program would write: rows are given as XML. */
public final class XlsxMaker {
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, List<String>> sheets = new LinkedHashMap<>();
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder relations = new StringBuilder();
    private boolean from1904;

    /** Adds a sheet whose rows hold these texts; null is no cell; what starts with {@code <} is a cell as it is. */
    public XlsxMaker sheet(String name, String[]... rows) {
        List<String> xml = new ArrayList<>();
        for (int r = 0; r < rows.length; r++) {
            StringBuilder row = new StringBuilder("<row r=\"" + (r + 1) + "\">");
            for (int c = 0; c < rows[r].length; c++) {
                String address = Cell.address(c, r + 1);
                String text = rows[r][c];
                if (text != null && text.startsWith("<")) {
                    row.append(text.replaceFirst("<c", "<c r=\"" + address + "\""));
                } else if (text != null) {
                    row.append("<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + escaped(text) + "</t></is></c>");
                }
            }
            xml.add(row.append("</row>").toString());
        }
        sheets.put(name, xml);
        return this;
    }

    /** Adds a sheet of these rows in XML. */
    public XlsxMaker rows(String name, List<String> rows) {
        sheets.put(name, rows);
        return this;
    }

    /** A number; the style is 1 for a date, 2 for a percentage, 3 for a date in Chinese, 0 for none. */
    public static String number(String value, int style) {
        return "<c s=\"" + style + "\"><v>" + value + "</v></c>";
    }

    public XlsxMaker from1904() {
        from1904 = true;
        return this;
    }

    public XlsxMaker part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    public XlsxMaker relation(String type, String target) {
        relations.append("<Relationship Id=\"x%d\" Type=\"%s/%s\" Target=\"%s\"/>"
                .formatted(relations.length(), RELATION, type, target));
        return this;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    public Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(
                    zip,
                    "_rels/.rels",
                    "<Relationships><Relationship Id=\"r1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                            .formatted(RELATION));
            StringBuilder tabs = new StringBuilder();
            StringBuilder targets = new StringBuilder(relations);
            int number = 0;
            for (Map.Entry<String, List<String>> sheet : sheets.entrySet()) {
                number++;
                tabs.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"s%d\"/>"
                        .formatted(escaped(sheet.getKey()), number, number));
                targets.append("<Relationship Id=\"s%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                        .formatted(number, RELATION, number));
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + number + ".xml"));
                zip.write("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>".getBytes(StandardCharsets.UTF_8));
                for (String row : sheet.getValue()) {
                    zip.write(row.getBytes(StandardCharsets.UTF_8));
                }
                zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            if (!parts.containsKey("xl/styles.xml")) {
                targets.append(
                        "<Relationship Id=\"st\" Type=\"%s/styles\" Target=\"styles.xml\"/>".formatted(RELATION));
                put(
                        zip,
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/></numFmts>"
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
            }
            put(
                    zip,
                    "xl/workbook.xml",
                    ("<workbook xmlns:r=\"%s\"><workbookPr date1904=\"%s\"/><sheets>%s</sheets></workbook>")
                            .formatted(RELATION, from1904 ? "1" : "0", tabs));
            put(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + targets + "</Relationships>");
            for (Map.Entry<String, String> part : parts.entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
