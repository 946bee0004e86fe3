package cn.hegui.paper;

import cn.hegui.model.Language;
import cn.hegui.policy.Problem;
import java.util.List;

/** The layout of a working paper is not understood; nothing was judged or reported. */
public final class BadLayoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BadLayoutException(List<Problem> problems) {
        super(sentence(problems, Language.ZH));
        this.problems = List.copyOf(problems);
    }

    /** A heading and a line for each problem. */
    public String in(Language language) {
        return sentence(problems, language);
    }

    private static String sentence(List<Problem> problems, Language language) {
        StringBuilder text = new StringBuilder(
                language == Language.ZH
                        ? "底稿版式文件有 " + problems.size() + " 处问题，未作任何核对："
                        : "The layout of the working paper has problems (" + problems.size()
                                + "); nothing was judged:");
        problems.forEach(problem -> text.append("\n  ").append(problem.in(language)));
        return text.toString();
    }
}
