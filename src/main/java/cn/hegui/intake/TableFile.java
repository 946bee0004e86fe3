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

/** A file of tables: a workbook, or one CSV file of a folder. */
record TableFile(Path path, String name, FactFile.Form form) {
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
            String title = String.valueOf(path.getFileName());
            int ending = title.lastIndexOf('.');
            visitor.visit(
                    null,
                    ending > 0 ? title.substring(0, ending) : title,
                    false,
                    rows -> CsvSheet.read(path, name, rows));
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
