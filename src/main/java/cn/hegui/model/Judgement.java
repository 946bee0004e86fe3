package cn.hegui.model;

import java.util.List;

/**
 * All that was found of one subject.
 *
 * @param findings by clause id, then by target in the order of the specification
 * @param absentLists the lists of its kind that were not given at all
 */
public record Judgement(
        Subject subject, List<Finding> findings, List<CreditRecord> creditRecords, List<String> absentLists) {}
