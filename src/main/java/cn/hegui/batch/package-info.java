/** The whole of a run: files in, judged on many cores with bounded memory, told in the order of the input. */
@NullMarked
package cn.hegui.batch;

import org.jspecify.annotations.NullMarked;
