/** Situations with their expected findings: reads them, runs them, and says which of the law they cover. */
@NullMarked
package cn.hegui.scenario;

import org.jspecify.annotations.NullMarked;
