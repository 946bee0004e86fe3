/** Judges duties by Drools rules; the only package that knows Drools. */
@NullMarked
package cn.hegui.engine;

import org.jspecify.annotations.NullMarked;
