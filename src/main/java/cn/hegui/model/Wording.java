package cn.hegui.model;

import java.util.Map;

/**
 * One way to say an outcome: a template, and when it is the one to take.
 *
 * @param when what a finding must show, by name: a figure of its details or its clause, one of its {@code notes}, or
 *     {@code missing} with all that it misses; empty: any finding
 */
public record Wording(Map<String, String> when, Texts texts) {}
