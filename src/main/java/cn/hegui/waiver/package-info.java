/** Waivers: what an authority has excused in writing, read from a file and marked on the findings that it excuses. */
@NullMarked
package cn.hegui.waiver;

import org.jspecify.annotations.NullMarked;
