package cn.hegui.policy;

import cn.hegui.model.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what is wrong with a set of files, so that its author sees all of it at once; sorted by file and place. */
public final class Problems {
    /** More than anybody reads; a file of nothing but mistakes must not fill the memory. */
    static final int LIMIT = 1000;

    /** The longest value that a message shows. */
    private static final int SHOWN = 60;

    /** The longest list of known names that a message shows. */
    private static final int LISTED = 16;

    // A set, because an alias lets one mistake be met twice at one place.
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Notes a mistake in both languages. */
    public void add(Place at, String value, String zh, String en) {
        if (found.size() < LIMIT) {
            found.add(new Problem(at.file(), at.line(), at.column(), shown(value), new Texts(zh, en)));
        }
    }

    /** A property that must be there and is not. */
    public void missing(Place at, String name) {
        add(at, name, "缺少属性“" + name + "”。", "The property \"" + name + "\" is missing.");
    }

    /** A property that nobody asks for. */
    void unknownProperty(Place at, String name, Collection<String> known) {
        unknown(at, name, new Texts("属性", "property"), known);
    }

    /** A name or value that is none of the {@code known} ones. */
    public void unknown(Place at, String value, Texts what, Collection<String> known) {
        Optional<String> maybe = Nearest.to(value, known);
        add(
                at,
                value,
                "未知的" + what.zh() + "“" + shown(value) + "”，应为：" + listed(known, "、", " 等共 ", " 个") + "。"
                        + maybe.map(name -> "也许是“" + name + "”。").orElse(""),
                "Unknown " + what.en() + " \"" + shown(value) + "\", expected one of: "
                        + listed(known, ", ", " … (", " in all)") + "."
                        + maybe.map(name -> " Maybe \"" + name + "\".").orElse(""));
    }

    /** A value that is not of the kind expected. */
    public void unexpected(Place at, String value, Texts expected) {
        unexpected(at, value, expected, Optional.empty());
    }

    /** A value that is not of the kind expected, with what may have been meant. */
    public void unexpected(Place at, String value, Texts expected, Optional<Texts> maybe) {
        String zhValue = value.isEmpty() ? "空" : "“" + shown(value) + "”";
        String enValue = value.isEmpty() ? "nothing" : "\"" + shown(value) + "\"";
        add(
                at,
                value,
                "此处应为：" + expected.zh() + "；现为：" + zhValue + "。"
                        + maybe.map(text -> "也许是 " + text.zh() + "。").orElse(""),
                "Expected " + expected.en() + ", found " + enValue + "."
                        + maybe.map(text -> " Maybe " + text.en() + ".").orElse(""));
    }

    /** Adds all that {@code others} found. */
    void addAll(Problems others) {
        found.addAll(others.found);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws all that was found; returns where nothing was. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new PolicyException(sorted());
        }
    }

    /** What was found, by file and place. */
    public List<Problem> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }

    private static String listed(Collection<String> known, String separator, String before, String after) {
        String names = String.join(separator, known.stream().limit(LISTED).toList());
        return known.size() <= LISTED ? names : names + before + known.size() + after;
    }

    /** The value on one line and no longer than a reader needs to find it. */
    static String shown(String value) {
        String line = value.strip().replaceAll("\\p{Cntrl}+", " ");
        int length = line.codePointCount(0, line.length());
        return length <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
