package cn.hegui.intake.cells;

import java.util.List;

/** Takes the rows of a sheet in their order. */
@FunctionalInterface
public interface RowConsumer {
    /**
     * A row that is not blank.
     *
     * @param row its number in the file, from 1; of a CSV file the line on which it starts
     * @param cells in the order of the columns; the list is used again for the next row
     */
    void accept(long row, List<Cell> cells);
}
