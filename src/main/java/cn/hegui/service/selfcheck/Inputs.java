package cn.hegui.service.selfcheck;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactTable;
import cn.hegui.intake.FactType;
import cn.hegui.model.Coded;
import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.selfcheck.Draft;
import cn.hegui.selfcheck.FieldWords;
import cn.hegui.service.selfcheck.SelfCheckView.Field;
import cn.hegui.service.selfcheck.SelfCheckView.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the inputs of a draft's fields, in one language.
 *
 * @param rules what a notice may be about, by the id of the rule
 */
record Inputs(Draft draft, Language language, SortedMap<String, String> rules) {
    private static final String PREFIX = "f";

    /** Whether {@code parameter} of a request is the value of an input; its place follows. */
    static boolean isInput(String parameter) {
        return parameter.startsWith(PREFIX + "/");
    }

    /** The place in the draft of the input that is called so. */
    static String pointer(String parameter) {
        return parameter.substring(PREFIX.length());
    }

    /** The id on the page of the input for {@code pointer}. */
    static String id(String pointer) {
        return PREFIX + pointer.replace('/', '-');
    }

    /** The input of a form; {@code hinted}: with its hint, which is there once only. */
    Field of(@Nullable FactTable list, FactField field, String pointer, boolean hinted, boolean refreshes) {
        Texts hint = FieldWords.hint(list, field);
        String hintId = hint == null ? "" : "hint-" + (list == null ? "" : list.name() + "-") + field.name();
        return input(
                id(pointer),
                field,
                pointer,
                FieldWords.label(list, field).in(language),
                hinted && hint != null ? hint.in(language) : "",
                hintId,
                refreshes);
    }

    /** The input for a fact on a card, called {@code label}. */
    Field onCard(FactField field, String pointer, String id, String label) {
        return input(id, field, pointer, label, "", "", false);
    }

    private Field input(
            String id, FactField field, String pointer, String label, String hint, String hintId, boolean refreshes) {
        Draft.Fault fault = draft.faults().get(pointer);
        Texts unit = FieldWords.unit(field);
        boolean isRule = pointer.startsWith("/rectifications/") && field.name().equals("rule");
        boolean chosen = isRule || field.type() == FactType.FLAG || field.type() == FactType.CHOICE;
        return new Field(
                id,
                PREFIX + pointer,
                label,
                chosen ? "select" : field.type() == FactType.DATE ? "date" : "text",
                mode(field),
                draft.text(pointer),
                chosen ? options(field, isRule, draft.text(pointer)) : List.of(),
                unit == null ? "" : unit.in(language),
                hint,
                hintId,
                fault == null ? "" : fault.reason().in(language),
                refreshes);
    }

    private static String mode(FactField field) {
        return switch (field.measure()) {
            case AMOUNT, HOURS, NUMBER -> "decimal";
            case YEAR, COUNT -> "numeric";
            // A share may be written with a per cent sign, which number pads lack.
            case SHARE, PLAIN -> "text";
        };
    }

    private List<Option> options(FactField field, boolean isRule, String value) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", language == Language.ZH ? "不清楚" : "not known", value.isEmpty()));
        if (field.type() == FactType.FLAG) {
            options.add(new Option("true", language == Language.ZH ? "是" : "yes", value.equals("true")));
            options.add(new Option("false", language == Language.ZH ? "否" : "no", value.equals("false")));
        }
        if (isRule) {
            rules.forEach((rule, title) -> options.add(new Option(rule, title, value.equals(rule))));
        }
        for (Coded choice : field.choices().values()) {
            String word = FieldWords.choice(field, choice).in(language);
            options.add(new Option(choice.code(), word, value.equals(choice.code())));
        }
        return options;
    }
}
