/** The immutable words of the domain: subjects and their facts, clauses, findings, credit records. Depends on nothing. */
@NullMarked
package cn.hegui.model;

import org.jspecify.annotations.NullMarked;
