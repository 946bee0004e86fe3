package cn.hegui.intake;

import cn.hegui.model.SubjectKind;

/**
 * What a record calls itself; by it the record takes its id in the run.
 *
 * @param line the line of its id
 * @param beforeBreach whether the id stands before the breach for which the record is rejected, if it is
 */
public record Identity(SubjectKind kind, String id, long line, boolean beforeBreach) {}
