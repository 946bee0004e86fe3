/**
 * Files to subjects or rejects, one record at a time, remembering file and line: {@code FactFiles} finds the files,
 * {@code RawRecords} cuts them into records, {@code FactReader} judges each record by {@code FactSchema}, and
 * {@code SeenSubjects} keeps identities apart. Knows the model, JSON and compression; nothing of policies.
 */
@NullMarked
package cn.hegui.intake;

import org.jspecify.annotations.NullMarked;
