package cn.hegui.cli;

import cn.hegui.explain.Branch;
import cn.hegui.explain.Part;
import cn.hegui.model.Outcome;
import java.util.List;

/** Draws an explanation on the terminal, each statement under the one that rests on it. */
record Tree(Terminal terminal) {
    /** Deeper, and nothing would be left of the width. */
    private static final int NARROWEST = 30;

    /** Draws {@code root} and all below it. */
    void print(Branch root) {
        print(root, "", "");
    }

    /** {@code branch} after {@code first}; further lines of its text, and all below it, after {@code next}. */
    private void print(Branch branch, String first, String next) {
        List<Branch> branches = branch.branches();
        String mark = branch.outcome() == null ? "" : CheckScreen.symbol(branch.outcome()) + " ";
        String hanging = next + (branches.isEmpty() ? "  " : "│ ");
        int width =
                terminal.columns() == 0 ? 0 : Math.max(NARROWEST, terminal.columns() - DisplayWidth.of(hanging) - 1);
        String indent = first;
        for (String line : DisplayWidth.wrap(mark + Terminal.clean(branch.text()), width)) {
            terminal.line(indent + painted(branch, line));
            indent = hanging;
        }
        for (int i = 0; i < branches.size(); i++) {
            boolean last = i == branches.size() - 1;
            print(branches.get(i), next + (last ? "└─ " : "├─ "), next + (last ? "   " : "│  "));
        }
    }

    private String painted(Branch branch, String line) {
        Outcome outcome = branch.outcome();
        if (outcome != null) {
            return terminal.painted(CheckScreen.colour(outcome), line);
        }
        boolean heading = branch.part() == Part.SUBJECT || !branch.branches().isEmpty();
        boolean warning = branch.part() == Part.WARNING;
        return warning
                ? terminal.painted(Terminal.Colour.YELLOW, line)
                : heading ? terminal.painted(Terminal.Colour.BOLD, line) : line;
    }
}
