/** Files of cells, XLSX and CSV, read row by row in bounded memory; knows nothing of what the cells mean. */
@NullMarked
package cn.hegui.intake.cells;

import org.jspecify.annotations.NullMarked;
