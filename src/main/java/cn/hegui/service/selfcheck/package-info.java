/** The self-check of schools and firms, on a page and for programs; it stores nothing. */
@NullMarked
package cn.hegui.service.selfcheck;

import org.jspecify.annotations.NullMarked;
