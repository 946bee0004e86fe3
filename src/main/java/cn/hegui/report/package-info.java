/** What is told of a run: messages, one class for each output file, and the folder in which they appear together. */
@NullMarked
package cn.hegui.report;

import org.jspecify.annotations.NullMarked;
