package cn.hegui.model;

import java.util.Set;

/**
 * An article without a figure of its own that is cited beside findings of {@code rules} whose day lies in its time: what
 * a higher law says of the same duty.
 *
 * @param id document/article/suffix, as a clause's
 * @param article the article as printed
 * @param summary what it says, in our own words
 * @param rules the rule kinds beside whose clauses it is cited
 */
public record SeeAlso(
        String id,
        Document document,
        String article,
        String summary,
        Verification verification,
        Interval inForce,
        Set<String> rules) {}
