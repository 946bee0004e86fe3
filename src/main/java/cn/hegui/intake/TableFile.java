package cn.hegui.intake;

import cn.hegui.intake.cells.CsvSheet;
import cn.hegui.intake.cells.RowConsumer;
import cn.hegui.intake.cells.XlsxBook;
import cn.hegui.model.Remark;
import cn.hegui.model.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of tables: a workbook, or one CSV file of a folder.
 *
 * @param title what its table is called where it is CSV: its name without ending, and without that of its workbook
 */
record TableFile(Path path, String name, FactFile.Form form, String title) {
    /** A file by itself. */
    TableFile(Path path, String name, FactFile.Form form) {
        this(path, name, form, stem(path));
    }

    /**
     * The CSV files of one folder. LibreOffice writes the sheets of a workbook as {@code book-sheet.csv}: a beginning
     * that all of them share, up to the hyphen, is no part of the titles. Where one is known as it is, nothing is taken off.
     */
    static List<TableFile> ofOneFolder(List<TableFile> files) {
        String first = files.get(0).title();
        String book = first.substring(0, first.lastIndexOf('-') + 1);
        boolean shared = files.stream()
                .allMatch(file -> file.title().startsWith(book)
                        && file.title().length() > book.length()
                        && SheetNames.byName(file.title()).isEmpty());
        return !shared
                ? files
                : files.stream()
                        .map(file -> new TableFile(
                                file.path(),
                                file.name(),
                                file.form(),
                                file.title().substring(book.length())))
                        .toList();
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        int ending = name.lastIndexOf('.');
        return ending > 0 ? name.substring(0, ending) : name;
    }

    /** Takes the sheets of a file, one after the other. */
    interface Visitor {
        /**
         * A sheet.
         *
         * @param sheet its name; null in CSV
         * @param title what it is called: the sheet's name, of a CSV file its own without ending
         */
        void visit(@Nullable String sheet, String title, boolean from1904, Rows rows) throws IOException;
    }

    /** The rows of a sheet, to be read once. */
    interface Rows {
        void read(RowConsumer rows) throws IOException;
    }

    /** Shows every sheet to {@code visitor}; returns what else is to be said of the file. */
    List<Remark> read(Visitor visitor) throws IOException {
        if (form == FactFile.Form.CSV) {
            visitor.visit(null, title, false, rows -> CsvSheet.read(path, name, rows));
            return List.of();
        }
        try (XlsxBook book = XlsxBook.open(path, name)) {
            for (XlsxBook.Sheet sheet : book.sheets()) {
                visitor.visit(sheet.name(), sheet.name(), book.from1904(), rows -> book.read(sheet, rows));
            }
            List<Remark> remarks = new ArrayList<>();
            for (XlsxBook.Remark remark : book.remarks()) {
                remarks.add(
                        switch (remark) {
                            case MACROS ->
                                new Remark(
                                        name,
                                        "macros-not-run",
                                        new Texts(
                                                "含有宏，未运行；读取的是保存时的数值。",
                                                "It holds macros, which were not run; the values are those saved."));
                            case EXTERNAL_LINKS ->
                                new Remark(
                                        name,
                                        "links-not-followed",
                                        new Texts(
                                                "含有对其他工作簿的链接，未打开；读取的是保存时的数值，可能已过期。",
                                                "It links to other workbooks, which were not opened; the values are those"
                                                        + " saved and may be out of date."));
                        });
            }
            return remarks;
        }
    }
}
