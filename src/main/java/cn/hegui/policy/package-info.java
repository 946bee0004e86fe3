/**
 * The policy book: reads rule kinds and policy documents, refuses bad files with messages that point, and answers which
 * clauses bind where. Depends on the model and on the YAML parser only; what is in force on a day is the caller's question.
 */
@NullMarked
package cn.hegui.policy;

import org.jspecify.annotations.NullMarked;
