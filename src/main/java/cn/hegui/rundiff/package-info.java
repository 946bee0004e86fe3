/** Two runs compared: which findings are new, fixed, persisting or changed, and whether the facts or the law moved. */
@NullMarked
package cn.hegui.rundiff;

import org.jspecify.annotations.NullMarked;
