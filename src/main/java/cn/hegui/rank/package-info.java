/** The evaluation of schools by the weighted indicators of a document: a pure, exact computation. */
@NullMarked
package cn.hegui.rank;

import org.jspecify.annotations.NullMarked;
