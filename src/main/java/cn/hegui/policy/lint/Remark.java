package cn.hegui.policy.lint;

import cn.hegui.model.Texts;

/**
 * One thing that the keeper of a policy file should look at.
 *
 * @param code which check it comes from, for example {@code gap-in-time}; never changes its meaning
 * @param file the file as messages point at it
 * @param line from 1
 * @param message what is wrong, with its values
 * @param advice what to try
 */
public record Remark(String code, Weight weight, String file, int line, Texts message, Texts advice) {}
