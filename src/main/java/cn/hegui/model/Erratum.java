package cn.hegui.model;

/** A slip in the printed words: what is printed, what is applied, why, and the source of the right figure. */
public record Erratum(String printed, String applied, String reason, String source) {}
