/** The one use case: a subject in, its findings and credit records out, complete and in order. */
@NullMarked
package cn.hegui.check;

import org.jspecify.annotations.NullMarked;
