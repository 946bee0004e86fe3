/**
 * What a run folder is turned into: papers for people, files for other programs. Reads the lines of the folder and
 * nothing else of the run, so that a report made with the run and one made a year later are the same.
 */
@NullMarked
package cn.hegui.paper;

import org.jspecify.annotations.NullMarked;
