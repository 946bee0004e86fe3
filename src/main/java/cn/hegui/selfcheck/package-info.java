/**
 * The self-check of one school or firm: what it is asked, the facts while they are being filled in, and how what was found
 * is put before it. Knows nothing of pages, and keeps nothing.
 */
@NullMarked
package cn.hegui.selfcheck;

import org.jspecify.annotations.NullMarked;
