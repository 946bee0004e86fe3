package cn.hegui.model;

import org.jspecify.annotations.Nullable;

/**
 * What was read of one sheet of a workbook, or of one CSV file.
 *
 * @param file the file as given
 * @param sheet the sheet of the workbook; null in CSV
 * @param rows the rows below the headings, down to the last that is not blank
 * @param blank those of them that are blank
 * @param passedOver those of them that no one was asked to read: of a sheet that holds no facts
 */
public record SheetReport(String file, @Nullable String sheet, long rows, long blank, long passedOver) {}
