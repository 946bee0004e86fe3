/**
 * The case of a credit record: its stages, the steps that the law allows, and the log that proves them. Pure: no files,
 * no database, no clock; the instant of a step is an argument, and its day is that of China.
 *
 * <p><b>Stages.</b> {@link cn.hegui.cases.Procedure} is the one table of transitions: which step, from which stages, by
 * whose office, under which conditions, to which stage. Everything else is refused in words.
 *
 * <p><b>Log.</b> One chain over all cases. The canonical bytes of an entry are the JSON object of its members {@code seq}
 * (a number, from 1), {@code previous} (the hash of the entry before; 64 zeros for the first), {@code case},
 * {@code version}, {@code at}, {@code account}, {@code office}, {@code reason} (absent where none is given) and
 * {@code step}, in the JSON Canonicalization Scheme (RFC 8785), in UTF-8. Its hash is the SHA-256 of these bytes, in
 * lower-case hexadecimal. Numbers are whole; days are {@code 2026-11-27}, instants {@code 2026-11-27T03:00:00.123Z} in
 * whole milliseconds, figures are strings; what is absent is left out. docs/adr says why.
 */
@NullMarked
package cn.hegui.cases;

import org.jspecify.annotations.NullMarked;
