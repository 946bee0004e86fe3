/** Benchmarks: run by the Maven profile {@code bench}, never part of the program. */
@NullMarked
package cn.hegui.bench;

import org.jspecify.annotations.NullMarked;
