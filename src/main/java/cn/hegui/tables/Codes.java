package cn.hegui.tables;

import cn.hegui.intake.FactSheet;
import cn.hegui.model.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The codes that policies give to what facts speak of, such as the metrics of a region: a sheet of the template lists them
 * with their words, and their columns offer them.
 *
 * @param byColumn the words by code, by {@code list.field}
 */
public record Codes(Map<String, SortedMap<String, String>> byColumn) {
    /** No codes are known. */
    public static final Codes NONE = new Codes(Map.of());

    /** Writes the sheet that lists the codes of {@code sheets}; returns the cells of the codes by {@code list.field}. */
    Map<String, Range> write(Workbook workbook, Collection<FactSheet> sheets, Language language) {
        boolean chinese = language == Language.ZH;
        List<Column> columns = new ArrayList<>();
        for (FactSheet sheet : sheets) {
            for (FactRows.Column column : FactRows.columns(sheet)) {
                SortedMap<String, String> codes = byColumn.get(sheet.name() + "." + column.name());
                if (codes != null) {
                    columns.add(new Column(sheet.name() + "." + column.name(), sheet, column, codes));
                }
            }
        }
        Map<String, Range> ranges = new HashMap<>();
        if (columns.isEmpty()) {
            return ranges;
        }
        Worksheet page = workbook.newWorksheet("代码");
        List<String> headings = chinese ? List.of("表", "列", "代码", "含义") : List.of("Sheet", "Column", "Code", "Meaning");
        List<Integer> widths = List.of(18, 24, 36, 60);
        for (int c = 0; c < headings.size(); c++) {
            page.width(c, widths.get(c));
            page.value(0, c, headings.get(c));
            page.style(0, c).bold().fillColor(FactBook.Palette.HEADING).set();
        }
        int r = 1;
        for (Column column : columns) {
            int first = r;
            for (Map.Entry<String, String> code : column.codes.entrySet()) {
                page.value(r, 0, column.sheet.heading());
                page.value(r, 1, column.column.heading() + "（" + column.column.name() + "）");
                page.value(r, 2, code.getKey());
                page.style(r, 2).format("@").set();
                page.value(r, 3, code.getValue());
                r++;
            }
            ranges.put(column.name, page.range(first, 2, r - 1, 2));
        }
        page.freezePane(0, 1);
        page.paperSize(PaperSize.A4_PAPER);
        page.pageOrientation("landscape");
        page.setFitToPage(true);
        page.fitToWidth((short) 1);
        page.fitToHeight((short) 0);
        return ranges;
    }

    private record Column(String name, FactSheet sheet, FactRows.Column column, SortedMap<String, String> codes) {}
}
