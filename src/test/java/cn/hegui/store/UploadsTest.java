package cn.hegui.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UploadsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @MethodSource("cn.hegui.store.Databases#both")
    void anUploadGrowsAndIsSeenByItsOwnerAlone(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            Uploads uploads = new Uploads(database);
            UUID owner = UUID.randomUUID();
            UUID other = UUID.randomUUID();
            Upload upload = new Upload(UUID.randomUUID(), owner, "学校.xlsx", 10, 0, null, NOW, NOW);
            uploads.add(upload);

            assertThat(uploads.find(owner, upload.id())).contains(upload);
            assertThat(uploads.find(other, upload.id())).isEmpty();
            assertThat(uploads.received(upload.id(), 0, 4, NOW.plusSeconds(1))).isTrue();
            assertThat(uploads.received(upload.id(), 0, 6, NOW.plusSeconds(2))).isFalse();
            assertThat(uploads.received(upload.id(), 4, 10, NOW.plusSeconds(3))).isTrue();
            uploads.complete(upload.id(), "ef", NOW.plusSeconds(3));
            Upload complete = uploads.find(owner, upload.id()).orElseThrow();
            assertThat(complete.isComplete()).isTrue();
            assertThat(complete.received()).isEqualTo(10);
            assertThat(uploads.received(upload.id(), 10, 11, NOW)).isFalse();
            assertThat(uploads.announcedBy(owner)).isEqualTo(10);
            assertThat(uploads.announcedBy(other)).isZero();
            assertThat(uploads.untouchedSince(NOW.plusSeconds(3))).isEmpty();
            assertThat(uploads.untouchedSince(NOW.plusSeconds(4))).containsExactly(complete);
            assertThat(uploads.remove(other, upload.id())).isFalse();
            assertThat(uploads.remove(owner, upload.id())).isTrue();
            assertThat(uploads.of(owner)).isEmpty();
        }
    }
}
