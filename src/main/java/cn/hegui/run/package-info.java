/** The one use case of a whole run: facts under a policy book on a day, told in a run folder with its reports. */
@NullMarked
package cn.hegui.run;

import org.jspecify.annotations.NullMarked;
