package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingNotesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void aNoteIsSeenWithItsFilesWhereItsSubjectIs(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            UUID run = UUID.randomUUID();
            new Runs(database)
                    .add(
                            new RunAsked(
                                    run,
                                    "t",
                                    new RegionCode("220000"),
                                    UUID.randomUUID(),
                                    "n",
                                    LocalDate.of(2024, 12, 31),
                                    Set.of(Outcome.FAIL),
                                    Language.ZH,
                                    false,
                                    true,
                                    null,
                                    List.of()),
                            NOW);
            FindingNotes notes = new FindingNotes(database);
            FindingNote.Attachment file = new FindingNote.Attachment(UUID.randomUUID(), "说明.pdf", 12, "ab".repeat(32));
            FindingNote note = new FindingNote(
                    UUID.randomUUID(),
                    run,
                    new RegionCode("220102"),
                    "S1",
                    "a/1/b",
                    "2022",
                    "已发函核实",
                    UUID.randomUUID(),
                    "李娜",
                    NOW,
                    List.of(file));
            notes.add(note);

            Scope city = Scope.of(new RegionCode("220100"));
            assertThat(notes.of(city, "S1", "a/1/b", "2022")).containsExactly(note);
            assertThat(notes.of(city, "S1", null, null)).containsExactly(note);
            assertThat(notes.of(city, "S1", "a/1/b", "2021")).isEmpty();
            assertThat(notes.of(city, "S2", null, null)).isEmpty();
            assertThat(notes.attachment(city, file.id())).contains(file);
            assertThat(notes.attachment(new Scope(new RegionCode("220102"), "S1"), file.id()))
                    .contains(file);
            if (address.isPostgresql()) {
                for (String change : List.of(
                        "UPDATE finding_note SET words = 'x'", "DELETE FROM finding_note", "DELETE FROM attachment")) {
                    assertThatThrownBy(() -> database.useTransaction(handle -> handle.execute(change)))
                            .hasMessageContaining("only added");
                }
            }
            for (Scope other : List.of(
                    Scope.of(new RegionCode("220200")), Scope.NOTHING, new Scope(new RegionCode("220102"), "S2"))) {
                assertThat(notes.of(other, "S1", null, null)).isEmpty();
                assertThat(notes.attachment(other, file.id())).isEmpty();
            }
        }
    }
}
