/** Why a subject was found to be as it was: a tree from the outcome to the words of the law and the cells of the facts. */
@NullMarked
package cn.hegui.explain;

import org.jspecify.annotations.NullMarked;
