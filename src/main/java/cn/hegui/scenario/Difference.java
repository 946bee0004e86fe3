package cn.hegui.scenario;

import cn.hegui.model.Coded;
import cn.hegui.model.CreditRecord;
import cn.hegui.model.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One finding, or the credit records, that are not as expected.
 *
 * @param finding what was found; null where nothing was, or where the difference is one of credit records
 * @param fields all fields of which something is expected or found, in the order of the specification
 */
public record Difference(@Nullable Finding finding, List<Field> fields) {
    /** What stands for a finding that is not expected, or one that was not found. */
    public static final String NONE = "none";

    /**
     * One field, expected against found, each as it would be written; empty where it is not there.
     *
     * @param same whether the two agree; a field of which nothing is expected agrees with anything
     */
    public record Field(String name, String expected, String found, boolean same) {}

    static List<Difference> between(List<ExpectedFinding> expected, List<Finding> found) {
        List<Difference> differences = new ArrayList<>();
        List<Finding> left = new ArrayList<>(found);
        boolean inOrder = expected.size() == found.size();
        for (ExpectedFinding one : expected) {
            // Where the numbers agree the order counts; else each is set beside the one of its target.
            Finding partner = inOrder ? left.get(0) : partner(one, left);
            if (partner != null) {
                left.remove(partner);
            }
            List<Field> fields = fields(one, partner);
            if (!fields.stream().allMatch(Field::same)) {
                differences.add(new Difference(partner, fields));
            }
        }
        for (Finding extra : left) {
            differences.add(new Difference(
                    extra,
                    List.of(
                            field("target", "", extra.target(), true),
                            field("outcome", NONE, extra.outcome().code(), false))));
        }
        return differences;
    }

    private static @Nullable Finding partner(ExpectedFinding expected, List<Finding> left) {
        String target = expected.target();
        return left.stream()
                .filter(one -> target == null || target.equals(one.target()))
                .findFirst()
                .orElse(null);
    }

    private static List<Field> fields(ExpectedFinding expected, @Nullable Finding found) {
        List<Field> fields = new ArrayList<>();
        String target = expected.target();
        if (found == null) {
            fields.add(field("target", target == null ? "" : target, "", true));
            fields.add(field("outcome", expected.outcome().code(), NONE, false));
            return fields;
        }
        fields.add(field(
                "target",
                target == null ? "" : target,
                found.target(),
                target == null || target.equals(found.target())));
        fields.add(field(
                "outcome", expected.outcome().code(), found.outcome().code(), expected.outcome() == found.outcome()));
        fields.add(field(
                "severity",
                code(expected.severity()),
                code(found.severity()),
                expected.severity() == found.severity()));
        fields.add(number(
                "measured",
                expected.measured(),
                found.figures() == null ? null : found.figures().measured()));
        fields.add(number(
                "required",
                expected.required(),
                found.figures() == null ? null : found.figures().required()));
        fields.add(number("amountMissing", expected.amountMissing(), found.amountMissing()));
        fields.add(field(
                "dueOn",
                text(expected.dueOn()),
                text(found.dueOn()),
                expected.dueOn() == null || expected.dueOn().equals(found.dueOn())));
        fields.add(field(
                "missing",
                list(expected.missing()),
                list(found.missing()),
                expected.missing().equals(found.missing())));
        List<String> notes = expected.notes();
        fields.add(field(
                "notes",
                notes == null ? "" : list(notes),
                list(found.notes()),
                notes == null || found.notes().containsAll(notes)));
        fields.removeIf(one -> one.expected().isEmpty() && one.found().isEmpty());
        return fields;
    }

    static List<Difference> between(ExpectedCredit expected, List<CreditRecord> found) {
        String states = list(found.stream().map(one -> one.state().code()).toList());
        List<Field> fields = new ArrayList<>();
        if (expected.state() == null) {
            fields.add(field("credit", NONE, found.isEmpty() ? NONE : states, found.isEmpty()));
        } else {
            boolean same = found.size() == 1 && found.get(0).state() == expected.state();
            fields.add(field("credit", expected.state().code(), found.isEmpty() ? NONE : states, same));
            List<String> basis = expected.basis();
            if (basis != null && found.size() == 1) {
                List<String> actual = found.get(0).basis();
                fields.add(field("basis", list(basis), list(actual), basis.equals(actual)));
            }
        }
        return fields.stream().allMatch(Field::same) ? List.of() : List.of(new Difference(null, fields));
    }

    private static Field number(String name, @Nullable BigDecimal expected, @Nullable BigDecimal found) {
        boolean same = expected == null || (found != null && expected.compareTo(found) == 0);
        return field(name, plain(expected), plain(found), same);
    }

    private static Field field(String name, String expected, String found, boolean same) {
        return new Field(name, expected, found, same);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static String code(@Nullable Coded constant) {
        return constant == null ? "" : constant.code();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }
}
