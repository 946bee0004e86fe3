package cn.hegui.reference;

import java.util.List;

/** One credit record: one behaviour of one enterprise under one notice. */
public record ReferenceCredit(String noticeNo, String rule, String year, String state, List<String> basis) {}
