package cn.hegui.spark;

import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** All that decides what an executor finds and how it tells it; broadcast once. */
record Assignment(BookFiles book, LocalDate asOf, Set<Outcome> outcomes, Language language, boolean strict)
        implements Serializable {
    Assignment {
        outcomes = outcomes.isEmpty() ? EnumSet.noneOf(Outcome.class) : EnumSet.copyOf(outcomes);
    }

    /** Equal for equal assignments. */
    String fingerprint() {
        String all = String.join("\n", book.hashes().toString(), asOf.toString(), outcomes.toString(), language.code())
                + strict
                + book.areRulesEdited();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
