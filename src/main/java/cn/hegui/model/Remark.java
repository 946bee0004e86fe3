package cn.hegui.model;

/**
 * Something about an input file that its owner should know, though everything was read.
 *
 * @param code for example {@code macros-not-run}
 */
public record Remark(String file, String code, Texts texts) {}
