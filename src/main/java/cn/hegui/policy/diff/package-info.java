/** What changed in law between two policy books. */
@NullMarked
package cn.hegui.policy.diff;

import org.jspecify.annotations.NullMarked;
