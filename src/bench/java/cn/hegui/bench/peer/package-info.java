/** Programs of other makes that judge the same facts by the same clauses, for comparison. */
@NullMarked
package cn.hegui.bench.peer;

import org.jspecify.annotations.NullMarked;
