/** The parts of the program, each measured by itself. */
@NullMarked
package cn.hegui.bench.parts;

import org.jspecify.annotations.NullMarked;
