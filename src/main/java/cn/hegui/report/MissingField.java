package cn.hegui.report;

import cn.hegui.model.SubjectKind;
import java.io.Serializable;

/**
 * A field whose absence leaves findings open.
 *
 * @param rule a rule that reads it
 * @param alone in how many findings nothing else is missing, so that it settles them
 * @param count in how many findings it is missing
 */
public record MissingField(SubjectKind kind, String rule, String field, long alone, long count)
        implements Serializable {}
