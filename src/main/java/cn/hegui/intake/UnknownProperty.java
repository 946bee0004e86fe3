package cn.hegui.intake;

import cn.hegui.model.SubjectKind;

/**
 * A property of one record that facts.md does not know for its kind of subject.
 *
 * @param name its path without indices, for example {@code trainingAccounts.foo}
 * @param count how often it stands in the record
 * @param first where it stands first
 */
public record UnknownProperty(SubjectKind kind, String name, long count, Place first) {}
