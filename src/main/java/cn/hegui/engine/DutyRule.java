package cn.hegui.engine;

import cn.hegui.duty.Breaches;
import cn.hegui.duty.Duty;
import cn.hegui.model.Texts;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.Predicate1;

/**
 * One rule as Drools compiled it: the conditions of its one pattern, and what it does with a duty that meets them.
 *
 * <p>A rule looks at one duty and compares what that duty holds; so its conditions are asked directly, and no session
 * is made in which duties would wait for others to join (adr/0008). A rule of another form is refused.
 */
final class DutyRule {
    private final String kind;
    private final Class<?> type;
    private final List<Predicate1<Object>> conditions;
    private final BlockN consequence;
    private final boolean takesDutyFirst;
    private final int arguments;

    private DutyRule(
            String kind,
            Class<?> type,
            List<Predicate1<Object>> conditions,
            BlockN consequence,
            boolean takesDutyFirst,
            int arguments) {
        this.kind = kind;
        this.type = type;
        this.conditions = conditions;
        this.consequence = consequence;
        this.takesDutyFirst = takesDutyFirst;
        this.arguments = arguments;
    }

    /** Reads {@code rule}; throws {@link RulesException} where it names no kind or does not keep to the form. */
    static DutyRule of(Rule rule) {
        Object kind = rule.getMetaData("kind");
        if (kind == null) {
            throw new RulesException(
                    new Texts(
                            "规则“" + rule.getName() + "”没有写明它判定的事项；请在规则名下加一行，例如 @kind(\"teacher.enterprise-practice\")。",
                            "Rule \"" + rule.getName()
                                    + "\" does not name its kind; maybe add @kind(\"teacher.enterprise-practice\") below its name."));
        }
        List<Condition> conditions = rule.getView().getSubConditions().stream()
                .filter(condition -> condition.getType() != Condition.Type.CONSEQUENCE)
                .toList();
        Consequence consequence = rule.getDefaultConsequence();
        if (conditions.size() != 1
                || conditions.get(0).getType() != Condition.Type.PATTERN
                || !(conditions.get(0) instanceof Pattern<?> pattern)
                || rule.getConsequences().size() != 1
                || consequence.isUsingDrools()) {
            throw otherForm(rule);
        }
        Variable<?> duty = pattern.getPatternVariable();
        List<Predicate1<Object>> tests = new ArrayList<>();
        collect(pattern.getConstraint(), duty, rule, tests);
        List<Variable> taken = List.of(consequence.getVariables());
        if (taken.isEmpty() || taken.size() > 2 || !taken.contains(duty)) {
            throw otherForm(rule);
        }
        // Drools keeps the quotes of a metadata value.
        return new DutyRule(
                kind.toString().replace("\"", ""),
                duty.getType(),
                List.copyOf(tests),
                consequence.getBlock(),
                taken.get(0).equals(duty),
                taken.size());
    }

    @SuppressWarnings("unchecked") // A condition on one variable tests the type of that variable, which is the duty's.
    private static void collect(
            Constraint constraint, Variable<?> duty, Rule rule, List<Predicate1<Object>> conditions) {
        if (constraint instanceof SingleConstraint single) {
            if (single == SingleConstraint.TRUE) {
                return;
            }
            Variable<?>[] variables = single.getVariables();
            if (variables.length != 1 || !variables[0].equals(duty)) {
                throw otherForm(rule);
            }
            conditions.add((Predicate1<Object>) single.getPredicate1());
            return;
        }
        if (constraint.getType() != Constraint.Type.AND && constraint.getType() != Constraint.Type.MULTIPLE) {
            throw otherForm(rule);
        }
        for (Constraint child : constraint.getChildren()) {
            collect(child, duty, rule, conditions);
        }
    }

    private static RulesException otherForm(Rule rule) {
        return new RulesException(new Texts(
                "规则“" + rule.getName() + "”的写法不能使用：when 中只能有一个事项，如 $duty : FrontlineShare( … )，"
                        + "只比较它自己的数值；then 中只写 breaches.report($duty)。请对照 rules/kinds 中的文件。",
                "Rule \"" + rule.getName() + "\" has a form that cannot be used: its when holds one duty, as in"
                        + " $duty : FrontlineShare( … ), and compares only what that holds; its then only says"
                        + " breaches.report($duty). Maybe compare with the files of rules/kinds."));
    }

    /** The rule kind that it judges. */
    String kind() {
        return kind;
    }

    /** The type of duty that it looks at. */
    Class<?> type() {
        return type;
    }

    /** Whether {@code duty}, which is of the rule's type, meets all conditions. */
    boolean isMetBy(Duty duty) {
        try {
            for (int i = 0; i < conditions.size(); i++) {
                if (!conditions.get(i).test(duty)) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw failed(duty, failure);
        }
    }

    /** Runs what the rule says of {@code duty}, which meets its conditions. */
    void conclude(Duty duty, Breaches breaches) {
        try {
            if (arguments == 1) {
                consequence.execute(duty);
            } else if (takesDutyFirst) {
                consequence.execute(duty, breaches);
            } else {
                consequence.execute(breaches, duty);
            }
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw failed(duty, failure);
        }
    }

    private IllegalStateException failed(Duty duty, Exception failure) {
        return new IllegalStateException("rule of " + kind + " failed on " + duty, failure);
    }
}
