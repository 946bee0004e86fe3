package cn.hegui.workbook;

import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/**
 * A chart of percentages as lying bars, which a spreadsheet draws from the cells of its sheet: the labels in column A, a
 * column for each series beside them, the chart to the right. fastexcel writes no charts; the parts are those of ECMA-376.
 *
 * @param sheet the number of its sheet among those of the workbook, from 1
 * @param sheetName the name of the sheet
 */
public record BarChart(int sheet, String sheetName, String title, List<String> labels, List<Series> series) {
    /** Of the sheet, above and below the bars: title, axis and legend. */
    private static final int ROWS_AROUND = 10;

    private static final int WIDTH_IN_COLUMNS = 14;
    private static final String PERCENT = "0\"%\"";

    /**
     * A series of bars.
     *
     * @param colour six hexadecimal digits
     * @param percents a bar for each label, from 0 to 100
     */
    public record Series(String name, String colour, List<Long> percents) {}

    /** Writes the figures of the chart, a row for each label below the headings in the first row. */
    public void writeCells(Worksheet page) {
        page.width(0, 60);
        page.rowHeight(0, 48);
        for (int s = 0; s < series.size(); s++) {
            page.width(1 + s, 12);
            WorkbookFile.text(page, 0, 1 + s, series.get(s).name());
            page.style(0, 1 + s).bold().wrapText(true).verticalAlignment("top").set();
            for (int i = 0; i < labels.size(); i++) {
                page.value(1 + i, 1 + s, series.get(s).percents().get(i));
                page.style(1 + i, 1 + s).format(PERCENT).set();
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            WorkbookFile.text(page, 1 + i, 0, labels.get(i));
        }
    }

    /** The part that says where on the sheet the chart stands. */
    String drawing() {
        int left = series.size() + 2;
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>\
                <xdr:from><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>\
                <xdr:to><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>\
                <xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1" descr="%s"/>\
                <xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>\
                <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">\
                <c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>\
                </a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>
                """.formatted(left, left + WIDTH_IN_COLUMNS, ROWS_AROUND + labels.size(), escaped(title));
    }

    /** The chart itself, with the figures as they were written, for programs that do not read the cells again. */
    String chart() {
        StringBuilder bars = new StringBuilder();
        for (int s = 0; s < series.size(); s++) {
            Series one = series.get(s);
            char column = (char) ('B' + s);
            bars.append("""
                    <c:ser><c:idx val="%1$d"/><c:order val="%1$d"/><c:tx>%2$s</c:tx>\
                    <c:spPr><a:solidFill><a:srgbClr val="%3$s"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>\
                    <c:cat>%4$s</c:cat><c:val><c:numRef><c:f>%5$s</c:f><c:numCache><c:formatCode>%6$s</c:formatCode>%7$s\
                    </c:numCache></c:numRef></c:val></c:ser>""".formatted(
                            s,
                            strings(cells(column, 1, 1), List.of(one.name())),
                            one.colour(),
                            strings(cells('A', 2, labels.size() + 1), labels),
                            escaped(cells(column, 2, labels.size() + 1)),
                            escaped(PERCENT),
                            points(one.percents().stream().map(String::valueOf).toList())));
        }
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart>\
                <c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>\
                <a:r><a:rPr sz="1200" b="1"/><a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>\
                <c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>\
                <c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>%s\
                <c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>\
                <c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>\
                <c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>\
                <c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="2"/><c:crosses val="autoZero"/>\
                <c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>\
                <c:noMultiLvlLbl val="0"/></c:catAx>\
                <c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="100"/><c:min val="0"/></c:scaling>\
                <c:delete val="0"/><c:axPos val="t"/><c:majorGridlines/><c:numFmt formatCode="%s" sourceLinked="0"/>\
                <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>\
                <c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx></c:plotArea>\
                <c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>\
                <c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>
                """.formatted(escaped(title), bars, escaped(PERCENT));
    }

    private String cells(char column, int first, int last) {
        String range = "$" + column + "$" + first + (first == last ? "" : ":$" + column + "$" + last);
        return "'" + sheetName.replace("'", "''") + "'!" + range;
    }

    private static String strings(String cells, List<String> texts) {
        return "<c:strRef><c:f>" + escaped(cells) + "</c:f><c:strCache>" + points(texts) + "</c:strCache></c:strRef>";
    }

    private static String points(List<String> values) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add("<c:pt idx=\"" + i + "\"><c:v>" + escaped(values.get(i)) + "</c:v></c:pt>");
        }
        return "<c:ptCount val=\"" + values.size() + "\"/>" + String.join("", points);
    }

    /** Text as XML has it; characters that XML cannot hold are left out. */
    private static String escaped(String text) {
        StringBuilder xml = new StringBuilder();
        text.codePoints()
                .filter(c -> c >= ' ' && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> xml.append("&amp;");
                        case '<' -> xml.append("&lt;");
                        case '>' -> xml.append("&gt;");
                        case '"' -> xml.append("&quot;");
                        default -> xml.appendCodePoint(c);
                    }
                });
        return xml.toString();
    }
}
