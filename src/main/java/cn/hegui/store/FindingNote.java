package cn.hegui.store;

import cn.hegui.model.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody wrote of a finding, with the files beside it.
 *
 * @param run in which they saw the finding
 * @param region of the subject
 * @param target what was judged, as the finding names it
 */
public record FindingNote(
        UUID id,
        UUID run,
        RegionCode region,
        String subject,
        String clause,
        String target,
        String text,
        UUID by,
        String byName,
        Instant at,
        List<Attachment> attachments) {
    public FindingNote {
        attachments = List.copyOf(attachments);
    }

    /** A file, and the SHA-256 of its bytes when it was kept. */
    public record Attachment(UUID id, String name, long length, String sha256) {}
}
