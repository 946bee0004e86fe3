package cn.hegui.policy.lint;

import cn.hegui.model.Interval;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.Written;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that look at files as they are written, so that a file which the book refuses can still be spoken of. */
final class WrittenChecks {
    private final List<Remark> remarks;
    private final LocalDate asOf;

    WrittenChecks(LocalDate asOf, List<Remark> remarks) {
        this.asOf = asOf;
        this.remarks = remarks;
    }

    void look(Written document) {
        checkedOn(document);
        for (WrittenClause clause : WrittenClause.in(document)) {
            quote(clause);
            source(clause);
            versions(clause);
        }
    }

    private void checkedOn(Written document) {
        String text = document.text("checkedOn");
        if (text == null) {
            add(
                    "not-checked",
                    Weight.WARNING,
                    document,
                    document.line("document"),
                    new Texts(
                            "没有写明何时核对过本文件是否仍然有效。",
                            "It is not said when anybody last checked whether the document is in force."),
                    new Texts(
                            "向发文机关或者其网站核对后，写上 checkedOn: " + asOf + "。",
                            "Check with the issuer, then write checkedOn: " + asOf + "."));
            return;
        }
        LocalDate checked = day(text);
        if (checked != null && checked.isBefore(asOf.minusYears(1))) {
            add(
                    "not-checked",
                    Weight.WARNING,
                    document,
                    document.line("checkedOn"),
                    new Texts(
                            "上次核对是 " + checked + "，到 " + asOf + " 已超过一年。",
                            "Last checked on " + checked + ", more than a year before " + asOf + "."),
                    new Texts(
                            "重新核对有无废止、修改或者新文件，再改 checkedOn。",
                            "Look for a repeal, an amendment or a new document, then change checkedOn."));
        }
    }

    private void quote(WrittenClause one) {
        Written clause = one.clause();
        String quote = clause.text("quote");
        if (quote == null && clause.text("summary") == null) {
            add(
                    "quote-missing",
                    Weight.ERROR,
                    clause,
                    clause.line("quote"),
                    new Texts("条款 " + one.id() + " 没有引文。", "The clause " + one.id() + " has no quote."),
                    new Texts(
                            "写上 quote: 原文中规定义务的那一句，一字不差。",
                            "Write quote: the sentence of the document that binds, word for word."));
            return;
        }
        int length = quote == null ? 0 : quote.codePointCount(0, quote.length());
        if (length > PolicyBook.LONGEST_QUOTE) {
            add(
                    "quote-too-long",
                    Weight.ERROR,
                    clause,
                    clause.line("quote"),
                    new Texts(
                            "条款 " + one.id() + " 的引文有 " + length + " 字，至多 " + PolicyBook.LONGEST_QUOTE + " 字。",
                            "The quote of the clause " + one.id() + " has " + length + " characters, at most "
                                    + PolicyBook.LONGEST_QUOTE + "."),
                    new Texts("只留规定义务的原话，去掉理由和背景。", "Keep the words that bind, leave out reasons and background."));
        }
    }

    private void source(WrittenClause one) {
        if ("read".equals(one.verification())
                && one.clause().text("source") == null
                && one.document().text("source") == null) {
            add(
                    "source-missing",
                    Weight.ERROR,
                    one.clause(),
                    one.clause().line("verification"),
                    new Texts(
                            "条款 " + one.id() + " 写明已读过原文（verification: read），却没有出处。",
                            "The clause " + one.id() + " says that its text was read (verification: read) and names no"
                                    + " source."),
                    new Texts(
                            "写上 source: 原文的网址或者书名页码；没有读过原文的，改为 restated 或者 unverified。",
                            "Write source: the address or the page; if the text itself was not read, write restated or"
                                    + " unverified."));
        }
    }

    /** A version with its time as written; one without a readable first day is for the reader of the book to refuse. */
    private record Timed(Interval inForce, Written version) {}

    private void versions(WrittenClause one) {
        List<Timed> versions = new ArrayList<>();
        for (Written version : one.clause().list("versions")) {
            LocalDate effective = day(version.text("effective"));
            String last = version.has("until")
                    ? version.text("until")
                    : one.document().text("until");
            LocalDate until = day(last);
            if (effective != null && (until == null || until.isAfter(effective))) {
                versions.add(new Timed(new Interval(effective, until), version));
            }
        }
        versions.sort(Comparator.comparing(timed -> timed.inForce().effective()));
        for (int i = 1; i < versions.size(); i++) {
            between(one, versions.get(i - 1).inForce(), versions.get(i));
        }
    }

    private void between(WrittenClause one, Interval earlier, Timed later) {
        LocalDate begins = later.inForce().effective();
        LocalDate ends = earlier.until();
        if (earlier.overlaps(later.inForce())) {
            add(
                    "overlap-in-time",
                    Weight.ERROR,
                    later.version(),
                    later.version().line(),
                    new Texts(
                            "条款 " + one.id() + " 自 " + begins + " 起的版本与自 " + earlier.effective() + " 起的版本时间重叠。",
                            "The version of " + one.id() + " from " + begins + " overlaps the one from "
                                    + earlier.effective() + "."),
                    new Texts("前一版本写 until: " + begins + "。", "End the earlier version with until: " + begins + "."));
        } else if (ends != null && ends.isBefore(begins)) {
            add(
                    "gap-in-time",
                    Weight.ERROR,
                    later.version(),
                    later.version().line(),
                    new Texts(
                            "条款 " + one.id() + " 自 " + ends + " 至 " + begins + " 前没有版本，这段时间的事实不会按它判断。",
                            "The clause " + one.id() + " has no version from " + ends + " until " + begins
                                    + ": facts of that time are not judged by it."),
                    new Texts(
                            "前一版本改为 until: " + begins + "；确实中断过的，把后一段写成另一条款（另起 suffix）。",
                            "End the earlier version with until: " + begins
                                    + "; if it did lapse, write the later time as a clause of another suffix."));
        }
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            // The reader of the book says so.
            return null;
        }
    }

    private void add(String code, Weight weight, Written at, int line, Texts message, Texts advice) {
        remarks.add(new Remark(code, weight, at.file(), line, message, advice));
    }
}
