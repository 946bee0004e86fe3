package cn.hegui.waiver;

import cn.hegui.model.Language;
import cn.hegui.policy.Problem;
import java.util.List;

/** A file of waivers is not understood; nothing was judged: a waiver left out would read as a breach. */
public final class BadWaiversException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BadWaiversException(List<Problem> problems) {
        super(sentence(problems, Language.ZH));
        this.problems = List.copyOf(problems);
    }

    /** The problems, by line and column; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /** A heading and a line for each problem. */
    public String in(Language language) {
        return sentence(problems, language);
    }

    private static String sentence(List<Problem> problems, Language language) {
        StringBuilder text = new StringBuilder(
                language == Language.ZH
                        ? "豁免文件有 " + problems.size() + " 处问题，未作任何核对："
                        : "The file of waivers has " + problems.size()
                                + (problems.size() == 1 ? " problem" : " problems") + "; nothing was judged:");
        for (Problem problem : problems) {
            text.append("\n  ").append(problem.in(language));
        }
        return text.toString();
    }
}
