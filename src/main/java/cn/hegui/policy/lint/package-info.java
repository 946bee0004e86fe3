/** How well a policy folder is kept: what is not wrong enough to be refused, yet should be looked at. */
@NullMarked
package cn.hegui.policy.lint;

import org.jspecify.annotations.NullMarked;
