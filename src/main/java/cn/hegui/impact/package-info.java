/** What a change of policy does: the same facts judged by two policy books, and the findings that differ. */
@NullMarked
package cn.hegui.impact;

import org.jspecify.annotations.NullMarked;
