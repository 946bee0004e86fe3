package cn.hegui.model;

import java.util.List;

/**
 * What the credit system may enter for one behaviour (enterprise, notice, rule, year); nothing about a person.
 *
 * @param clause the first credit clause that bases it and is quoted, else the first; its words name the behaviour
 * @param basis the ids of the credit clauses in force, then of the breached ones, each sorted
 * @param breaches the underlying findings that fail as a violation
 */
public record CreditRecord(
        Clause clause,
        Rectification notice,
        CreditState state,
        List<String> basis,
        List<String> notes,
        List<Finding> breaches) {}
