package cn.hegui.rundiff;

import cn.hegui.model.Language;
import cn.hegui.paper.FindingLine;
import cn.hegui.report.Words;
import org.jspecify.annotations.Nullable;

/** What a finding comes to, as a comparison says it. */
public final class DiffWords {
    private DiffWords() {}

    /** The outcome, with the severity of a fail and whether it is waived; of no open finding, a stroke. */
    public static String verdict(@Nullable FindingLine finding, Language language) {
        if (finding == null) {
            return "—";
        }
        boolean zh = language == Language.ZH;
        StringBuilder words = new StringBuilder(Words.of(finding.outcome()).in(language));
        if (finding.severity() != null) {
            words.append(zh ? "（" : " (")
                    .append(Words.of(finding.severity()).in(language))
                    .append(zh ? "）" : ")");
        }
        if (finding.waiver() != null) {
            words.append(zh ? " · 已豁免" : " · waived");
        }
        return words.toString();
    }
}
