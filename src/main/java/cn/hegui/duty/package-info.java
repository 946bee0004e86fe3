/** What a rule sees: duties with figures, and where to report a breach. Depends on nothing. */
@NullMarked
package cn.hegui.duty;

import org.jspecify.annotations.NullMarked;
