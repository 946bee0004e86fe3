package cn.hegui.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param sheet the sheet of the workbook; null in CSV
 * @param cell its column and row, as in {@code E7}; where no single cell is meant, the row alone, as in {@code 7}
 * @param heading what stands above it; null where nothing does
 */
public record CellPlace(
        @Nullable String sheet, String cell, @Nullable String heading) implements Serializable {}
