/**
 * What the service keeps: accounts, runs, cases and their log in a database (H2 or PostgreSQL, the same migrations), files in
 * a data folder. The only package that knows JDBC. It reads no clock: every moment is an argument.
 */
@NullMarked
package cn.hegui.store;

import org.jspecify.annotations.NullMarked;
