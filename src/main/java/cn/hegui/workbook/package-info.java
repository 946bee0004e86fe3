/** The files of workbooks that the program writes: equal contents give equal bytes. Knows nothing but fastexcel. */
@NullMarked
package cn.hegui.workbook;

import org.jspecify.annotations.NullMarked;
