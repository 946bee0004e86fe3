package cn.hegui.reference;

import java.util.List;

/** All findings of one subject, by clause id and then target, and its credit records. */
public record ReferenceJudgement(List<ReferenceFinding> findings, List<ReferenceCredit> credits) {}
