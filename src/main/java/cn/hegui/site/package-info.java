/**
 * The policy book to be read: a folder of static pages that need no server, and the two generated documents. Knows the
 * model, the policy book and the fixed words of reports; its templates lie in {@code src/main/jte} and become classes of
 * this package.
 */
@NullMarked
package cn.hegui.site;

import org.jspecify.annotations.NullMarked;
