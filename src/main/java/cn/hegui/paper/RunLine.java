package cn.hegui.paper;

/** A line of one of the files of a run, as far as reports tell it; properties that they do not tell are passed over. */
public sealed interface RunLine permits FindingLine, SubjectLine, CreditLine, RejectLine {}
