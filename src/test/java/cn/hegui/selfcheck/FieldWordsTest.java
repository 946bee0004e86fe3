package cn.hegui.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.check.Check;
import cn.hegui.engine.RuleEngine;
import cn.hegui.intake.FactField;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.FactTable;
import cn.hegui.model.Document;
import cn.hegui.model.RegionCode;
import cn.hegui.model.SubjectKind;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every field that is asked anywhere is called something in both languages, and no words are left over. */
class FieldWordsTest {
    @Test
    void whatIsAskedHasWords() {
        RuleKinds kinds = RuleKinds.bundled();
        PolicyBook book = PolicyBook.bundled(kinds);
        Check check = new Check(book, RuleEngine.bundled());
        Set<String> wanting = new TreeSet<>();
        for (Document document : book.documents()) {
            for (SubjectKind kind : List.of(SubjectKind.ENTERPRISE, SubjectKind.INSTITUTION)) {
                for (int year : new int[] {2015, 2019, 2024, 2026}) {
                    RegionCode region = document.region();
                    Questionnaire asked = Questionnaire.of(
                            new Questionnaire.Asked(kind, region, null, null),
                            check.at(LocalDate.of(year, 12, 31)),
                            kinds);
                    for (Questionnaire.Group group : asked.groups()) {
                        group.questions().forEach(question -> {
                            if (!FieldWords.knows(null, question.field().name())) {
                                wanting.add(question.field().name());
                            }
                        });
                        group.lists().forEach(list -> {
                            String name = list.table().name();
                            if (!FieldWords.knows(null, name)) {
                                wanting.add(name);
                            }
                            list.fields().stream()
                                    .filter(question -> !FieldWords.knows(
                                            name, question.field().name()))
                                    .forEach(question -> wanting.add(
                                            name + "." + question.field().name()));
                        });
                    }
                }
            }
        }
        assertThat(wanting).isEmpty();
    }

    @Test
    void wordsAreOfFieldsThatThereAre() {
        Set<String> known = new TreeSet<>();
        for (SubjectKind kind : List.of(SubjectKind.ENTERPRISE, SubjectKind.INSTITUTION)) {
            for (FactField field : FactSchema.of(kind).subject().fields()) {
                known.add(field.name());
                FactTable items = field.items();
                if (items != null) {
                    items.fields().forEach(each -> {
                        known.add(items.name() + "." + each.name());
                        known.add(each.name());
                    });
                }
            }
        }
        assertThat(known).containsAll(FieldWords.names());
    }

    @Test
    void wordsHaveBothLanguagesOrNoHint() {
        List<String> wrong = new ArrayList<>();
        for (String name : FieldWords.names()) {
            int dot = name.indexOf('.');
            FactTable table = dot < 0 ? null : table(name.substring(0, dot));
            FactField field = table == null ? null : table.field(name.substring(dot + 1));
            if (table != null && field != null) {
                var hint = FieldWords.hint(table, field);
                if (hint != null
                        && (hint.zh().isBlank()
                                || hint.en().isBlank()
                                || !hint.en().matches("\\p{ASCII}*"))) {
                    wrong.add(name);
                }
                if (!FieldWords.label(table, field).en().matches("\\p{ASCII}+")) {
                    wrong.add(name);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static FactTable table(String list) {
        for (SubjectKind kind : SubjectKind.values()) {
            FactField field = FactSchema.of(kind).subject().field(list);
            if (field != null && field.items() != null) {
                return field.items();
            }
        }
        throw new IllegalArgumentException(list);
    }
}
