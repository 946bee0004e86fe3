package cn.hegui.selfcheck;

import org.jspecify.annotations.Nullable;

/**
 * A field of the facts that a clause reads.
 *
 * @param list the list in whose items it stands; null: the subject itself
 */
record ReadField(@Nullable String list, String field) {}
