package cn.hegui.model;

import org.jspecify.annotations.Nullable;

/**
 * A number of rows of one sheet.
 *
 * @param file the file as given
 * @param sheet the sheet of the workbook; null in CSV
 */
public record SheetRows(String file, @Nullable String sheet, long count) {}
