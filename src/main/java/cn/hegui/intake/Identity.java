package cn.hegui.intake;

import cn.hegui.model.Reject;
import cn.hegui.model.SubjectKind;

/**
 * What a record calls itself; by it the record takes its id in the run.
 *
 * @param line the line of its id
 * @param beforeBreach whether the id stands before the breach for which the record is rejected, if it is
 */
public record Identity(SubjectKind kind, String id, long line, boolean beforeBreach) {
    /** The reject of a record of {@code file} whose kind and id were taken before, at {@code firstLine} of {@code firstFile}. */
    Reading.Rejected second(String file, String firstFile, long firstLine) {
        Reason reason = Reason.duplicateSubject(kind, id, firstFile, firstLine);
        return new Reading.Rejected(new Reject(file, line, "/id", id, reason.code(), reason.texts()), this);
    }
}
