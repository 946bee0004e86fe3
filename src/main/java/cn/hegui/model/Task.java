package cn.hegui.model;

import java.util.List;

/** One task of a plan, with the unit in the lead and those responsible, and the clauses that measure it. */
public record Task(int no, String task, String lead, List<String> responsible, List<String> clauses) {}
