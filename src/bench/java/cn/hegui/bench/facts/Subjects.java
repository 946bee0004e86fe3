package cn.hegui.bench.facts;

import cn.hegui.model.RegionCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Subjects drawn by chance: the same seed gives the same lines, each line without those before it, in no memory to speak
 * of.
 *
 * @param breaches the share of facts that break a clause, from 0 to 1; each fact that can is drawn on its own
 * @param changedPercent of how many subjects in a hundred the figures differ from those that the seed gives
 */
public record Subjects(Mode mode, long seed, double breaches, int changedPercent) {
    private static final Places PLACES = new Places();
    private static final int SCHOOLS_IN = 50;
    private static final int REGIONS_IN = 500;

    /** What is drawn. */
    public enum Mode {
        /** Enterprises with five yearly accounts, two internships and a figure of their staff each. */
        ENTERPRISES,
        /** Enterprises with lists of any length, a school in fifty, and a region in five hundred until there are no more. */
        MIXED
    }

    /** The subjects that the seed gives. */
    public static Subjects of(Mode mode, long seed, double breaches) {
        return new Subjects(mode, seed, breaches, 0);
    }

    /** The same subjects, of which {@code percent} in a hundred have other figures. */
    public Subjects changed(int percent) {
        return new Subjects(mode, seed, breaches, percent);
    }

    /** Writes the first {@code count} subjects as JSON Lines. */
    public void write(long count, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long number = 0; number < count; number++) {
                out.write(line(number).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line of the subject of that number, with its line end. */
    public String line(long number) {
        Draw identity = new Draw(seed, number);
        Draw figures = new Draw(number % 100 < changedPercent ? ~seed : seed + 1, number);
        JsonLine json = new JsonLine();
        if (mode == Mode.MIXED) {
            long ordinal = number / REGIONS_IN;
            if (number % REGIONS_IN == REGIONS_IN - 1 && ordinal < PLACES.all().size()) {
                RegionCode region =
                        PLACES.all().get((int) (ordinal * 127 % PLACES.all().size()));
                RegionFacts.write(json, region, PLACES.name(region), figures, breaches);
                return json.end();
            }
            if (number % SCHOOLS_IN == 0) {
                RegionCode region = PLACES.of(identity);
                SchoolFacts.write(json, number, region, PLACES.shortName(region), figures, breaches);
                return json.end();
            }
        }
        RegionCode region = PLACES.of(identity);
        EnterpriseFacts.write(
                json, number, region, PLACES.shortName(region), identity, figures, breaches, mode == Mode.MIXED);
        return json.end();
    }
}
