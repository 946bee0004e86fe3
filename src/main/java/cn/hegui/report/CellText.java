package cn.hegui.report;

/** A text of the facts as a cell of a table that a spreadsheet opens. */
public final class CellText {
    private CellText() {}

    /** {@code text}, marked as text where a spreadsheet would take it for a formula. */
    public static String of(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
