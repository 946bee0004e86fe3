package cn.hegui.impact;

import cn.hegui.model.Finding;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Severity;
import cn.hegui.report.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a finding comes to under one book.
 *
 * @param severity with {@link Outcome#FAIL} only
 */
public record Verdict(Outcome outcome, @Nullable Severity severity) {
    static Verdict of(Finding finding) {
        return new Verdict(finding.outcome(), finding.severity());
    }

    /** The outcome in words, with the severity of a fail; of no finding at all, that. */
    public static String words(@Nullable Verdict verdict, Language language) {
        if (verdict == null) {
            return language == Language.ZH ? "无此结论" : "no finding";
        }
        String outcome = Words.of(verdict.outcome()).in(language);
        if (verdict.severity() == null) {
            return outcome;
        }
        String severity = Words.of(verdict.severity()).in(language);
        return language == Language.ZH ? outcome + "（" + severity + "）" : outcome + " (" + severity + ")";
    }
}
