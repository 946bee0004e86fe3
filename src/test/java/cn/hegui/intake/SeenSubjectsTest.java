package cn.hegui.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.RegionCode;
import cn.hegui.model.RegionSubject;
import cn.hegui.model.Reject;
import cn.hegui.model.SubjectKind;
import cn.hegui.model.Texts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenSubjectsTest {
    private static final String CODE = "91350100M000100Y43";
    private final SeenSubjects seen = new SeenSubjects();
    private final FactReader reader = new FactReader(Set.of(), false);

    private Reading admit(long line, String json) {
        return seen.admit(reader.read(RawRecord.of("f", line, json.getBytes(UTF_8))));
    }

    private static String code(Reading reading) {
        return reading instanceof Reading.Rejected rejected ? rejected.reject().code() : "accepted";
    }

    private static Reading rejected(SubjectKind kind, String id, long line) {
        Reject reject = new Reject("f", line, "/x", id, "wrong-type", new Texts("", ""));
        return new Reading.Rejected(reject, new Identity(kind, id, line, true));
    }

    @Test
    void the_second_of_kind_and_id_is_rejected_and_says_where_the_first_stands() {
        String json = "{\"kind\":\"enterprise\",\"id\":\"" + CODE + "\",\"region\":\"330600\"}";
        assertThat(code(admit(3, json))).isEqualTo("accepted");
        Reading second = admit(7, json);
        assertThat(code(second)).isEqualTo("duplicate-subject");
        Reject reject = ((Reading.Rejected) second).reject();
        assertThat(reject.reason().zh()).contains(CODE, "f 第 3 行");
        assertThat(reject.line()).isEqualTo(7);
        assertThat(reject.id()).isEqualTo(CODE);
        assertThat(reject.pointer()).isEqualTo("/id");
    }

    @Test
    void the_same_id_of_another_kind_is_another_subject() {
        assertThat(code(admit(1, "{\"kind\":\"institution\",\"id\":\"330600\",\"region\":\"330600\"}")))
                .isEqualTo("accepted");
        assertThat(code(admit(2, "{\"kind\":\"region\",\"id\":\"330600\",\"region\":\"330600\"}")))
                .isEqualTo("accepted");
        assertThat(code(admit(3, "{\"kind\":\"institution\",\"id\":\"" + CODE + "\",\"region\":\"330600\"}")))
                .isEqualTo("accepted");
        assertThat(code(admit(4, "{\"kind\":\"enterprise\",\"id\":\"" + CODE + "\",\"region\":\"330600\"}")))
                .isEqualTo("accepted");
    }

    @Test
    void a_rejected_record_takes_its_id() {
        assertThat(code(admit(1, "{\"kind\":\"enterprise\",\"id\":\"" + CODE + "\"}")))
                .isEqualTo("missing-region");
        assertThat(code(admit(2, "{\"kind\":\"enterprise\",\"id\":\"" + CODE + "\",\"region\":\"330600\"}")))
                .isEqualTo("duplicate-subject");
    }

    @Test
    void a_second_record_is_rejected_for_what_stands_first_in_its_text() {
        admit(1, "{\"kind\":\"institution\",\"id\":\"S\",\"region\":\"330600\"}");
        assertThat(code(admit(2, "{\"kind\":\"institution\",\"id\":\"S\",\"region\":\"3306\"}")))
                .isEqualTo("duplicate-subject");
        assertThat(code(admit(3, "{\"kind\":\"institution\",\"region\":\"3306\",\"id\":\"S\"}")))
                .isEqualTo("region-form");
        assertThat(code(admit(4, "{\"kind\":\"institution\",\"id\":\"S\",\"region\":")))
                .isEqualTo("duplicate-subject");
    }

    @Test
    void a_record_without_readable_kind_or_id_takes_nothing() {
        assertThat(code(admit(1, "{\"id\":\"S\",\"region\":\"330600\"}"))).isEqualTo("missing-kind");
        assertThat(code(admit(2, "{\"kind\":\"institution\",\"id\":\"S\",\"region\":\"330600\"}")))
                .isEqualTo("accepted");
    }

    @Test
    void many_codes_are_kept_apart() {
        int count = 20_000;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < count; i++) {
                String id = "91350100M" + String.format("%09d", i);
                Reading reading = rejected(SubjectKind.ENTERPRISE, id, i + 1L);
                Reading admitted = seen.admit(reading);
                if ((admitted == reading) != (round == 0)) {
                    throw new AssertionError(id + " in round " + round);
                }
            }
        }
    }

    @Test
    void the_first_is_named_by_its_own_file_among_many() {
        for (String file : new String[] {"a", "b", "c", "d"}) {
            for (int line = 1; line <= 3; line++) {
                assertThat(seen.claim(new Identity(SubjectKind.INSTITUTION, file + line, line, true), of(file)))
                        .isNull();
            }
            String code = CODE.substring(0, 17) + file.toUpperCase(java.util.Locale.ROOT);
            assertThat(seen.claim(new Identity(SubjectKind.ENTERPRISE, code, 4, true), of(file)))
                    .isNull();
        }
        for (String file : new String[] {"a", "b", "c", "d"}) {
            Reading.Rejected first = seen.claim(new Identity(SubjectKind.INSTITUTION, file + 1, 1, true), of("e"));
            Reading.Rejected third = seen.claim(new Identity(SubjectKind.INSTITUTION, file + 3, 2, true), of("e"));
            String code = CODE.substring(0, 17) + file.toUpperCase(java.util.Locale.ROOT);
            Reading.Rejected fourth = seen.claim(new Identity(SubjectKind.ENTERPRISE, code, 3, true), of("e"));
            assertThat(first.reject().reason().zh()).contains(file + " 第 1 行");
            assertThat(third.reject().reason().zh()).contains(file + " 第 3 行");
            assertThat(fourth.reject().reason().zh()).contains(file + " 第 4 行");
        }
    }

    @Test
    void an_accepted_subject_is_returned_as_it_is() {
        Reading accepted = new Reading.Accepted(
                new RegionSubject("330600", null, new RegionCode("330600"), null, null, null, null),
                new Place("f", 1, "/id"),
                List.of());
        assertThat(seen.admit(accepted)).isSameAs(accepted);
    }

    private static RawRecord of(String file) {
        return RawRecord.of(file, 1, new byte[0]);
    }
}
