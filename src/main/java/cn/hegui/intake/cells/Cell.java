package cn.hegui.intake.cells;

/**
 * A cell that is not blank.
 *
 * @param column from 0
 * @param text what the file holds, without outer blanks; of a number its decimal as stored, not as shown
 */
public record Cell(int column, Kind kind, String text) {
    /** What a file says of the value of a cell. */
    public enum Kind {
        /** A text; in CSV every cell. */
        TEXT,
        /** A number that is shown as such. */
        NUMBER,
        /** A fraction that is shown as a percentage. */
        PERCENT,
        /** A number that is shown as a date: days since the end of 1899. */
        SERIAL_1900,
        /** A number that is shown as a date: days since the first of 1904. */
        SERIAL_1904,
        /** {@code 1} or {@code 0}, shown as TRUE or FALSE. */
        FLAG,
        /** An error such as {@code #REF!}. */
        ERROR,
        /** A formula without its result: the text is the formula. */
        NOT_CALCULATED
    }

    /** The letters of its column and {@code row}, as in {@code E7}. */
    public static String address(int column, long row) {
        return letters(column) + row;
    }

    /** The letters of a column, from 0, as in {@code AB}. */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
