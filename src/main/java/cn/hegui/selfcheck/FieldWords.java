package cn.hegui.selfcheck;

import cn.hegui.intake.FactField;
import cn.hegui.intake.FactTable;
import cn.hegui.model.Coded;
import cn.hegui.model.Level;
import cn.hegui.model.Texts;
import cn.hegui.report.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a form calls the fields of the facts and says of them, in both languages. */
public final class FieldWords {
    private static final Properties WORDS = words();
    private static final int HINTS = 3;

    private FieldWords() {}

    /** The label of {@code field} of {@code list}; null: of the subject. */
    public static Texts label(@Nullable FactTable list, FactField field) {
        String[] words = of(list == null ? null : list.name(), field.name());
        return new Texts(field.heading(), words.length == 0 ? field.name() : words[0]);
    }

    /** The title of a list. */
    public static Texts label(FactTable list) {
        String[] words = of(null, list.name());
        return new Texts(list.heading(), words.length == 0 ? list.name() : words[0]);
    }

    /** What helps to fill {@code field} in; null where its label says it all. */
    public static @Nullable Texts hint(@Nullable FactTable list, FactField field) {
        return hint(of(list == null ? null : list.name(), field.name()));
    }

    /** What an item of {@code list} is; null where the title says it all. */
    public static @Nullable Texts hint(FactTable list) {
        return hint(of(null, list.name()));
    }

    /** The unit that stands behind the field; null where it has none. */
    public static @Nullable Texts unit(FactField field) {
        return switch (field.measure()) {
            case AMOUNT -> new Texts("元", "CNY");
            case HOURS -> new Texts("学时", "hours");
            case SHARE -> new Texts("比例，如 95%", "a share, as 95%");
            case YEAR, COUNT, NUMBER, PLAIN -> null;
        };
    }

    /** The words for a value of a choice. */
    public static Texts choice(FactField field, Coded value) {
        String zh = value.word();
        String en = value instanceof Level level
                ? Words.of(level).en()
                : Words.code(field.name(), value.code()).en().replace('-', ' ');
        return new Texts(zh, en);
    }

    /** Whether there are words for the name of a field, as {@code list.field}, or of a list. */
    static boolean knows(@Nullable String list, String field) {
        return of(list, field).length > 0;
    }

    /** The names that have words. */
    static Set<String> names() {
        return WORDS.stringPropertyNames();
    }

    private static @Nullable Texts hint(String[] words) {
        return words.length < HINTS ? null : new Texts(words[1], words[2]);
    }

    private static String[] of(@Nullable String list, String field) {
        String words = list == null ? null : WORDS.getProperty(list + "." + field);
        if (words == null) {
            words = WORDS.getProperty(field);
        }
        return words == null ? new String[0] : words.split("\\|", -1);
    }

    private static Properties words() {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(FieldWords.class.getResourceAsStream("fields.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
