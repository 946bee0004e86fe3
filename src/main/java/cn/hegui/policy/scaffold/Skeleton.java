package cn.hegui.policy.scaffold;

import cn.hegui.model.RegionCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The files from which the encoding of a document starts: complete in form, with 【填】 where the document has the word. As
 * long as such a place is empty the policy book refuses the file and names the place, so none is forgotten.
 */
public final class Skeleton {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 60;

    private final String document;
    private final RegionCode region;
    private final String regionName;

    /**
     * The skeleton of one document.
     *
     * @param document its id; see {@link #isName}
     * @param regionName the name of its region, or the code again where no name is known
     * @throws IllegalArgumentException where the id is none
     */
    public Skeleton(String document, RegionCode region, String regionName) {
        if (!isName(document)) {
            throw new IllegalArgumentException("not a document id: " + document);
        }
        this.document = document;
        this.region = region;
        this.regionName = regionName;
    }

    /** Whether {@code text} can be the id of a document: small letters, digits and single hyphens, at most 60. */
    public static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    /** The id nearest to {@code text} that is one; empty where nothing in it could stand in an id. */
    public static String nearestName(String text) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("-$", "");
    }

    /** The text of the policy file. */
    public String document() {
        return filled("document.yaml");
    }

    /** The text of the scenario file. */
    public String scenarios() {
        return filled("scenarios.yaml");
    }

    private String filled(String template) {
        try (InputStream in = Skeleton.class.getResourceAsStream(template)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + template);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${document}", document)
                    .replace("${region}", region.code())
                    .replace("${regionName}", regionName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
