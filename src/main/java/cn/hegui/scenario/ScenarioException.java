package cn.hegui.scenario;

import cn.hegui.model.Language;
import cn.hegui.policy.Problem;
import java.util.List;

/** Says that scenario files are refused, with every problem found in them, by file and place; none of them was run. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ScenarioException(List<Problem> problems) {
        super(sentence(problems, Language.ZH));
        this.problems = List.copyOf(problems);
    }

    /** The problems, by file, line and column; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /** A heading and a line for each problem. */
    public String in(Language language) {
        return sentence(problems, language);
    }

    private static String sentence(List<Problem> problems, Language language) {
        int count = problems.size();
        StringBuilder text = new StringBuilder(
                language == Language.ZH
                        ? "情形文件有 " + count + " 处问题，一个情形也没有运行："
                        : "The scenario files have " + count + (count == 1 ? " problem" : " problems")
                                + "; no scenario was run:");
        for (Problem problem : problems) {
            text.append("\n  ").append(problem.in(language));
        }
        return text.toString();
    }
}
