/** The check on a Spark cluster: the same lines as on one machine. The only package that knows Spark and Hadoop. */
@NullMarked
package cn.hegui.spark;

import org.jspecify.annotations.NullMarked;
