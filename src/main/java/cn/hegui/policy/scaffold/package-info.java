/** The skeletons from which a policy officer starts a document and its scenarios. */
@NullMarked
package cn.hegui.policy.scaffold;

import org.jspecify.annotations.NullMarked;
