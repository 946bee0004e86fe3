package cn.hegui.intake.cells;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A workbook in the form of Office Open XML (.xlsx, .xlsm), read sheet by sheet. It reads the values as they were saved:
 * nothing is calculated, no macro runs, no link is followed, no document type or entity of XML is read. For one thread.
 *
 * <p>Memory is bounded by the different texts of the workbook; what a crafted file would inflate to is bounded too.
 */
public final class XlsxBook implements Closeable {
    /** Beyond this a part of the file that is compressed further than {@code RATIO} is taken for a zip bomb. */
    private static final long TRUSTED = 64L << 20;

    private static final long RATIO = 200;
    private static final long MOST_INFLATED = 8L << 30;
    private static final int LONGEST_TEXT = 1 << 20;

    private static final XMLInputFactory XML = xml();

    private final ZipFile zip;
    private final String name;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<NumberFormat> formats = new ArrayList<>();
    private final SharedTexts texts = new SharedTexts();
    private boolean from1904;
    private long inflated;

    /**
     * A sheet.
     *
     * @param part where in the zip it stands
     */
    public record Sheet(String name, String part) {}

    /** What a workbook holds that is not read. */
    public enum Remark {
        MACROS,
        EXTERNAL_LINKS
    }

    private enum NumberFormat {
        NUMBER,
        DATE,
        PERCENT
    }

    private XlsxBook(ZipFile zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = new com.fasterxml.aalto.stax.InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /**
     * Opens the workbook at {@code path}, which messages call {@code name}. Throws {@link CellFileException} where it is
     * none, is protected by a password, or is damaged.
     */
    public static XlsxBook open(Path path, String name) throws IOException {
        refuseOthers(path, name);
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (java.util.zip.ZipException broken) {
            throw damaged(name, broken);
        }
        XlsxBook book = new XlsxBook(zip, name);
        try {
            book.readParts();
            return book;
        } catch (IOException | RuntimeException failure) {
            book.close();
            throw failure;
        }
    }

    private static void refuseOthers(Path path, String name) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(1 << 16);
        }
        if (start.length == 0) {
            throw new CellFileException(
                    name + " 是空文件（0 字节）。可能下载或复制未完成，请重新获取。",
                    name + " is empty (0 bytes). Maybe a download or copy did not finish; fetch it again.");
        }
        if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            if (isEncrypted(path)) {
                throw new CellFileException(
                        name + " 有密码保护，无法读取。请在 Excel 或 WPS 中打开，取消“用密码进行加密”后另存。",
                        name
                                + " is protected by a password. Open it in Excel or WPS, remove the password and save it.");
            }
            throw new CellFileException(
                    name + " 实际是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”。",
                    name + " is in fact an old Excel file (.xls). Open it in Excel or WPS and save it as .xlsx.");
        }
        if (!startsWith(start, 'P', 'K', 3, 4)) {
            throw new CellFileException(
                    name + " 不是 Excel 工作簿，或者文件已损坏（有的系统导出的“Excel”其实是网页或文本）。请用 Excel 或 WPS 打开，另存为 .xlsx。",
                    name + " is no Excel workbook, or is damaged (some systems export web pages or text under this"
                            + " name). Open it in Excel or WPS and save it as .xlsx.");
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the compound file holds the stream in which an encrypted workbook stands. */
    private static boolean isEncrypted(Path path) throws IOException {
        byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            int matched = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                matched = (byte) b == mark[matched] ? matched + 1 : (byte) b == mark[0] ? 1 : 0;
                if (matched == mark.length) {
                    return true;
                }
            }
            return false;
        }
    }

    private static CellFileException damaged(String name, Exception cause) {
        CellFileException damaged = new CellFileException(
                name + " 已损坏，或者未下载完整，无法读取。请重新获取；若 Excel 或 WPS 能打开，请另存一份再试。",
                name
                        + " is damaged or incomplete. Fetch it again; if Excel or WPS can open it, save a copy and try that.");
        damaged.initCause(cause);
        return damaged;
    }

    private void readParts() throws IOException {
        String workbook = workbookPart();
        if (workbook == null) {
            boolean numbers = zip.stream().anyMatch(entry -> entry.getName().endsWith(".iwa"));
            String zh = numbers ? "是 Numbers 表格" : "不是 Excel 工作簿";
            String en = numbers ? "is a Numbers document" : "is no Excel workbook";
            throw new CellFileException(
                    name + " " + zh + "。请在原来的软件中打开，导出为 .xlsx 或 CSV。",
                    name + " " + en + ". Open it in the program that made it and export it as .xlsx or CSV.");
        }
        if (workbook.endsWith(".bin")) {
            throw new CellFileException(
                    name + " 是二进制工作簿（.xlsb）。请在 Excel 中另存为“Excel 工作簿（.xlsx）”。",
                    name + " is a binary workbook (.xlsb). Save it in Excel as .xlsx.");
        }
        Map<String, String> parts = new HashMap<>();
        String shared = null;
        String styles = null;
        for (Relation relation : relations(workbook)) {
            parts.put(relation.id, relation.target);
            switch (relation.type) {
                case "sharedStrings" -> shared = relation.target;
                case "styles" -> styles = relation.target;
                case "vbaProject" -> remarks.add(Remark.MACROS);
                case "externalLink" -> {
                    if (!remarks.contains(Remark.EXTERNAL_LINKS)) {
                        remarks.add(Remark.EXTERNAL_LINKS);
                    }
                }
                default -> {
                    // themes, calculation chains and the like say nothing of values
                }
            }
        }
        remarks.sort(null);
        readWorkbook(workbook, parts);
        if (styles != null) {
            readStyles(styles);
        }
        if (shared != null) {
            readSharedTexts(shared);
        }
    }

    private record Relation(String id, String type, String target) {}

    private @Nullable String workbookPart() throws IOException {
        for (Relation relation : relations("")) {
            if (relation.type.equals("officeDocument")) {
                return zip.getEntry(relation.target) == null ? null : relation.target;
            }
        }
        return zip.getEntry("xl/workbook.xml") == null ? null : "xl/workbook.xml";
    }

    /** The relations of a part, of the whole package for the empty name; none where the file says none. */
    private List<Relation> relations(String part) throws IOException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        String file = folder + "_rels/" + part.substring(slash + 1) + ".rels";
        List<Relation> relations = new ArrayList<>();
        if (zip.getEntry(file) != null) {
            read(file, xml -> {
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("Relationship")) {
                        String type = attribute(xml, "Type");
                        relations.add(new Relation(
                                attribute(xml, "Id"),
                                type.substring(type.lastIndexOf('/') + 1),
                                resolved(folder, attribute(xml, "Target"))));
                    }
                }
            });
        }
        return relations;
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String path = folder + target;
        int up = path.indexOf("/../");
        while (up > 0) {
            path = path.substring(0, path.lastIndexOf('/', up - 1) + 1) + path.substring(up + 4);
            up = path.indexOf("/../");
        }
        return path;
    }

    private void readWorkbook(String part, Map<String, String> parts) throws IOException {
        read(part, xml -> {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    String mode = attribute(xml, "date1904");
                    from1904 = mode.equals("1") || mode.equals("true");
                } else if (xml.getLocalName().equals("sheet")) {
                    String target = parts.get(relationId(xml));
                    // Sheets that hold a chart only have no cells.
                    if (target != null && !target.contains("chartsheets/") && !target.contains("dialogsheets/")) {
                        sheets.add(new Sheet(attribute(xml, "name"), target));
                    }
                }
            }
        });
    }

    private static String relationId(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private void readStyles(String part) throws IOException {
        Map<String, NumberFormat> own = new HashMap<>();
        read(part, xml -> {
            boolean inCellFormats = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("cellXfs")) {
                    inCellFormats = false;
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "numFmt" -> own.put(attribute(xml, "numFmtId"), formatOf(attribute(xml, "formatCode")));
                    case "cellXfs" -> inCellFormats = true;
                    case "xf" -> {
                        if (inCellFormats) {
                            String id = attribute(xml, "numFmtId");
                            NumberFormat format = own.get(id);
                            formats.add(format != null ? format : builtIn(id));
                        }
                    }
                    default -> {
                        // fonts, fills and borders say nothing of values
                    }
                }
            }
        });
    }

    /** The formats that every program knows by number (ECMA-376 part 1, 18.8.30), those of Chinese editions with them. */
    private static NumberFormat builtIn(String id) {
        return switch (id) {
            case "9", "10" -> NumberFormat.PERCENT;
            case "14",
                    "15",
                    "16",
                    "17",
                    "22",
                    "27",
                    "28",
                    "29",
                    "30",
                    "31",
                    "36",
                    "50",
                    "51",
                    "52",
                    "53",
                    "54",
                    "57",
                    "58" -> NumberFormat.DATE;
            default -> NumberFormat.NUMBER;
        };
    }

    private static NumberFormat formatOf(String code) {
        // What stands in quotes, in brackets or behind a backslash is shown as it is.
        String bare = code.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|\\*.", "").toLowerCase(Locale.ROOT);
        if (bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0) {
            return NumberFormat.DATE;
        }
        return bare.indexOf('%') >= 0 ? NumberFormat.PERCENT : NumberFormat.NUMBER;
    }

    private void readSharedTexts(String part) throws IOException {
        StringBuilder text = new StringBuilder();
        read(part, xml -> {
            boolean inText = false;
            int phonetic = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        switch (xml.getLocalName()) {
                            case "si" -> text.setLength(0);
                            case "rPh" -> phonetic++;
                            case "t" -> inText = phonetic == 0;
                            default -> {
                                // formats of parts of the text
                            }
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (inText) {
                            append(text, xml);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        switch (xml.getLocalName()) {
                            case "si" -> texts.add(CellText.read(text.toString()));
                            case "rPh" -> phonetic--;
                            case "t" -> inText = false;
                            default -> {
                                // as above
                            }
                        }
                    }
                    default -> {
                        // comments and the like
                    }
                }
            }
        });
    }

    private void append(StringBuilder text, XMLStreamReader xml) throws CellFileException {
        if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
            throw damaged(name, new IOException("a text of more than " + LONGEST_TEXT + " characters"));
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    /** The sheets in the order of their tabs, hidden ones with them. */
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /** What the workbook holds that is not read. */
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** Hands every row of {@code sheet} that is not blank to {@code rows}. Throws {@link CellFileException} where it is damaged. */
    public void read(Sheet sheet, RowConsumer rows) throws IOException {
        read(sheet.part, xml -> new SheetReading(xml, rows).read());
    }

    private final class SheetReading {
        private final XMLStreamReader xml;
        private final RowConsumer rows;
        private final List<Cell> cells = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private long row;
        private int column;

        SheetReading(XMLStreamReader xml, RowConsumer rows) {
            this.xml = xml;
            this.rows = rows;
        }

        void read() throws XMLStreamException, IOException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "row" -> {
                            row = number(attribute(xml, "r"), row + 1);
                            if (row < 1 || row > Integer.MAX_VALUE) {
                                throw damaged(name, new IOException("no row has the number " + row));
                            }
                            column = -1;
                            cells.clear();
                        }
                        case "c" -> readCell();
                        default -> {
                            // widths, filters, validations
                        }
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("row")
                        && !cells.isEmpty()) {
                    rows.accept(row, cells);
                }
            }
        }

        private long number(String digits, long otherwise) throws CellFileException {
            try {
                return digits.isEmpty() ? otherwise : Long.parseLong(digits);
            } catch (NumberFormatException broken) {
                throw damaged(name, broken);
            }
        }

        private void readCell() throws XMLStreamException, IOException {
            column = column(attribute(xml, "r"));
            String type = attribute(xml, "t");
            String style = attribute(xml, "s");
            boolean formula = false;
            boolean value = false;
            boolean take = false;
            int phonetic = 0;
            String written = "";
            text.setLength(0);
            for (int depth = 1; depth > 0; ) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        switch (xml.getLocalName()) {
                            case "f" -> {
                                formula = true;
                                take = true;
                                text.setLength(0);
                            }
                            case "v", "is" -> {
                                written = text.toString();
                                text.setLength(0);
                                value = true;
                                take = xml.getLocalName().equals("v");
                            }
                            case "t" -> take = phonetic == 0;
                            case "rPh" -> phonetic++;
                            default -> {
                                // formats of parts of the text
                            }
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (take) {
                            append(text, xml);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        switch (xml.getLocalName()) {
                            case "f", "v", "t" -> take = false;
                            case "rPh" -> phonetic--;
                            default -> {
                                // as above
                            }
                        }
                    }
                    case XMLStreamConstants.END_DOCUMENT -> throw damaged(name, new IOException("a cell does not end"));
                    default -> {
                        // comments and the like
                    }
                }
            }
            if (formula && (!value || text.length() == 0 && !type.equals("str"))) {
                cells.add(new Cell(column, Cell.Kind.NOT_CALCULATED, value ? written : text.toString()));
            } else if (value) {
                add(type, style, text.toString());
            }
        }

        private void add(String type, String style, String value) throws IOException {
            Cell.Kind kind = Cell.Kind.TEXT;
            String content;
            switch (type) {
                case "s" -> content = shared(value);
                case "inlineStr", "str" -> content = CellText.read(value);
                case "b" -> {
                    kind = Cell.Kind.FLAG;
                    content = value.strip();
                }
                case "e" -> {
                    kind = Cell.Kind.ERROR;
                    content = value.strip();
                }
                // A date in the form of ISO 8601, with or without a time of day.
                case "d" -> content = value.strip();
                default -> {
                    kind = kindOf(style);
                    content = value.strip();
                }
            }
            if (!content.isEmpty()) {
                cells.add(new Cell(column, kind, content));
            }
        }

        private String shared(String index) throws CellFileException {
            try {
                return texts.get(Integer.parseInt(index.strip()));
            } catch (NumberFormatException | IndexOutOfBoundsException broken) {
                throw damaged(name, broken);
            }
        }

        private Cell.Kind kindOf(String style) throws CellFileException {
            int index = (int) number(style, -1);
            NumberFormat format = index >= 0 && index < formats.size() ? formats.get(index) : NumberFormat.NUMBER;
            return switch (format) {
                case NUMBER -> Cell.Kind.NUMBER;
                case PERCENT -> Cell.Kind.PERCENT;
                case DATE -> from1904 ? Cell.Kind.SERIAL_1904 : Cell.Kind.SERIAL_1900;
            };
        }

        private int column(String address) throws CellFileException {
            if (address.isEmpty()) {
                return column + 1;
            }
            int letters = 0;
            int number = 0;
            while (letters < address.length() && address.charAt(letters) >= 'A' && address.charAt(letters) <= 'Z') {
                number = number * 26 + address.charAt(letters) - 'A' + 1;
                letters++;
                if (letters > 3) {
                    break;
                }
            }
            if (letters == 0 || letters > 3) {
                throw damaged(name, new IOException("no cell has the address " + address));
            }
            return number - 1;
        }
    }

    /** Whether days are counted from 1904, as old Macintosh programs do. */
    public boolean from1904() {
        return from1904;
    }

    @FunctionalInterface
    private interface XmlContent {
        void read(XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    private void read(String part, XmlContent content) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw damaged(name, new IOException("the part " + part + " is missing"));
        }
        try (InputStream in = new Bounded(zip.getInputStream(entry), entry.getCompressedSize())) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            try {
                content.read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | java.util.zip.ZipException | java.io.EOFException broken) {
            if (broken instanceof XMLStreamException wrapped
                    && wrapped.getNestedException() instanceof CellFileException reason) {
                throw reason;
            }
            throw damaged(name, broken);
        } catch (IOException failure) {
            throw failure;
        } catch (RuntimeException broken) {
            // The parser wraps some failures of the stream beneath it.
            if (broken.getCause() instanceof CellFileException reason) {
                throw reason;
            }
            throw damaged(name, broken);
        }
    }

    /** An attribute without namespace; empty where absent. */
    private static String attribute(XMLStreamReader xml, String local) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(local)
                    && (xml.getAttributeNamespace(i) == null
                            || xml.getAttributeNamespace(i).isEmpty())) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Refuses what inflates beyond all measure. */
    private final class Bounded extends FilterInputStream {
        private final long compressed;
        private long read;

        Bounded(InputStream in, long compressed) {
            super(in);
            this.compressed = Math.max(1, compressed);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            if (count > 0) {
                read += count;
                inflated += count;
                if (read > TRUSTED && read / compressed > RATIO || inflated > MOST_INFLATED) {
                    throw new CellFileException(
                            name + " 解压后大得不合常理（压缩炸弹），未读取。若文件可信，请在 Excel 或 WPS 中打开，删去空白的行列后另存。",
                            name
                                    + " inflates beyond all measure (a zip bomb) and was not read. If you trust it, open it"
                                    + " in Excel or WPS, delete empty rows and columns, and save it again.");
                }
            }
            return count;
        }
    }

    /** The texts that cells share, as bytes: small against as many strings. */
    private static final class SharedTexts {
        private static final int BLOCK = 1 << 20;
        private final List<byte[]> blocks = new ArrayList<>();
        private int used = BLOCK;
        private long[] places = new long[64];
        private int count;

        void add(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (used + bytes.length > BLOCK) {
                blocks.add(new byte[Math.max(BLOCK, bytes.length)]);
                used = 0;
            }
            System.arraycopy(bytes, 0, blocks.get(blocks.size() - 1), used, bytes.length);
            if (2 * count + 2 > places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[2 * count] = (long) (blocks.size() - 1) << 32 | used;
            places[2 * count + 1] = bytes.length;
            count++;
            used = bytes.length >= BLOCK ? BLOCK : used + bytes.length;
        }

        String get(int index) {
            if (index >= count) {
                throw new IndexOutOfBoundsException(index);
            }
            long place = places[2 * index];
            return new String(
                    blocks.get((int) (place >>> 32)), (int) place, (int) places[2 * index + 1], StandardCharsets.UTF_8);
        }
    }
}
