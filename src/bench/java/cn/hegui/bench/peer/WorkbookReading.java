package cn.hegui.bench.peer;

import cn.hegui.intake.cells.Cell;
import cn.hegui.intake.cells.XlsxBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads every cell of a workbook and nothing else, by our reader or by fastexcel's, and prints what it saw. */
public final class WorkbookReading {
    private long rows;
    private long cells;

    private WorkbookReading() {}

    /** Arguments: {@code hegui} or {@code fastexcel}, the workbook. */
    public static void main(String[] args) throws IOException {
        WorkbookReading reading = new WorkbookReading();
        Path file = Path.of(args[1]);
        if (args[0].equals("fastexcel")) {
            reading.byFastexcel(file);
        } else {
            reading.byHegui(file);
        }
        System.out.println(reading.rows + " rows, " + reading.cells + " cells");
    }

    private void byHegui(Path file) throws IOException {
        try (XlsxBook book = XlsxBook.open(file, file.toString())) {
            for (XlsxBook.Sheet sheet : book.sheets()) {
                book.read(sheet, (row, read) -> {
                    rows += read.isEmpty() ? 0 : 1;
                    for (Cell cell : read) {
                        cells += cell.text().isEmpty() ? 0 : 1;
                    }
                });
            }
        }
    }

    private void byFastexcel(Path file) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
            for (Sheet sheet : book.getSheets().toList()) {
                try (Stream<Row> stream = sheet.openStream()) {
                    stream.forEach(row -> {
                        long before = cells;
                        for (org.dhatim.fastexcel.reader.Cell cell : row) {
                            if (cell != null && !cell.getRawValue().isEmpty()) {
                                cells++;
                            }
                        }
                        rows += cells > before ? 1 : 0;
                    });
                }
            }
        }
    }
}
