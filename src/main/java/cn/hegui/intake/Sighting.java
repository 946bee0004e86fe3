package cn.hegui.intake;

import cn.hegui.model.SubjectKind;

/**
 * A kind and id met in the input.
 *
 * @param line the line of the id, from 1
 */
public record Sighting(SubjectKind kind, String id, long line) {}
