/** The command line: commands, exit codes, what a terminal shows. The only package that reads the clock. */
@NullMarked
package cn.hegui.cli;

import org.jspecify.annotations.NullMarked;
