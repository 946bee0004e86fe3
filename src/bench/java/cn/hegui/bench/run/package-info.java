/** Runs whole programs side by side, compares what they find, measures them, and writes down what came of it. */
@NullMarked
package cn.hegui.bench.run;

import org.jspecify.annotations.NullMarked;
