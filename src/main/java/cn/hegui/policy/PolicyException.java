package cn.hegui.policy;

import cn.hegui.model.Language;
import java.util.List;

/**
 * Says that policy or kind files are refused, with every problem found in them, by file and place; the program exits
 * with 2. Nothing is judged by a book of which one file is bad: a clause left out would read as a duty met.
 */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    PolicyException(List<Problem> problems) {
        super(sentence(problems, Language.ZH));
        this.problems = List.copyOf(problems);
    }

    /** The problems, by file, line and column; at least one, at most {@value Problems#LIMIT}. */
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
                        ? "政策文件有 " + problems.size() + " 处问题，未作任何判断："
                        : "The policy files have " + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                                + "; nothing was judged:");
        for (Problem problem : problems) {
            text.append("\n  ").append(problem.in(language));
        }
        return text.toString();
    }
}
