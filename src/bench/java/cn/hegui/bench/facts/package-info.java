/** Facts for the benchmarks: subjects of any number, drawn by chance from a seed. */
@NullMarked
package cn.hegui.bench.facts;

import org.jspecify.annotations.NullMarked;
