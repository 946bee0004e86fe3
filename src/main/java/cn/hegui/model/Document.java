package cn.hegui.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document: what it is, where and since when it binds.
 *
 * @param id its name in clause ids, for example {@code jilin-2018}
 * @param number its number as printed; null where none is printed
 * @param issued the day printed; null where none is printed
 * @param statusNote what is known of its force
 * @param partial whether {@code articles} are only those that are cited, not all that there are
 * @param above the documents that it names as its ground
 */
public record Document(
        String id,
        String title,
        @Nullable String number,
        String issuer,
        RegionCode region,
        @Nullable LocalDate issued,
        Interval inForce,
        DocumentStatus status,
        String statusNote,
        boolean partial,
        List<String> above,
        List<Article> articles) {

    /** Whether it is a draft: every failed finding under it is an advisory. */
    public boolean isDraft() {
        return status == DocumentStatus.DRAFT;
    }
}
