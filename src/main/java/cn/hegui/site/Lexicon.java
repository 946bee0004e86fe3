package cn.hegui.site;

import cn.hegui.model.Texts;
import cn.hegui.report.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The words for the names in kinds and clauses; a name without words of its own stands for itself. */
final class Lexicon {
    private static final Properties WORDS = words();

    private Lexicon() {}

    /** The name of a parameter, as in 最低比例 · lowest share. */
    static Texts parameter(String name) {
        return of("parameter." + name, new Texts(name, name));
    }

    /** Whether there are words for the parameter. */
    static boolean knows(String parameter) {
        return WORDS.containsKey("parameter." + parameter);
    }

    /** A code that is the value of a parameter. */
    static Texts code(String parameter, String code) {
        return of("code." + parameter + "." + code, Words.code(parameter, code));
    }

    /** Why nothing in an article can be checked. */
    static Texts reason(String code) {
        return of("reason." + code, new Texts(code, code));
    }

    /** The type of a parameter. */
    static Texts type(String code) {
        return of("type." + code, new Texts(code, code));
    }

    private static Texts of(String key, Texts otherwise) {
        String words = WORDS.getProperty(key);
        if (words == null) {
            return otherwise;
        }
        int bar = words.indexOf('|');
        String zh = words.substring(0, bar).strip();
        return new Texts(
                zh.isEmpty() ? otherwise.zh() : zh, words.substring(bar + 1).strip());
    }

    private static Properties words() {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Lexicon.class.getResourceAsStream("words.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
