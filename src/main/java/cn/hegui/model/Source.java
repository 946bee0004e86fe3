package cn.hegui.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in the tables the facts of a finding stand.
 *
 * @param file the file as given
 * @param sheet the sheet of the workbook; null in CSV
 * @param row the row of what was judged: of the item, else of the subject
 * @param cells the cells by the name of the fact, as in {@code 职工教育经费!E7}; of facts from several rows all of them, as
 *     in {@code 教师!F4:F9}
 */
public record Source(String file, @Nullable String sheet, long row, Map<String, String> cells) {}
