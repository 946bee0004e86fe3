package cn.hegui.intake;

import cn.hegui.model.Coded;
import cn.hegui.model.Named;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The words by which people name the constants of the facts in tables. */
public final class ChoiceNames {
    private static final Map<Map<String, Coded>, Map<String, Coded>> BY_WORD = new ConcurrentHashMap<>();

    private ChoiceNames() {}

    /** The constant that {@code text} names by its code or by a word that no other claims; null where none does. */
    static @Nullable Coded find(Map<String, Coded> choices, String text) {
        Coded byCode = choices.get(text);
        return byCode != null
                ? byCode
                : BY_WORD.computeIfAbsent(choices, ChoiceNames::byWord).get(plain(text));
    }

    private static Map<String, Coded> byWord(Map<String, Coded> choices) {
        Map<String, Coded> byWord = new HashMap<>();
        Set<String> claimedTwice = new HashSet<>();
        for (Coded constant : choices.values()) {
            Set<String> words = new HashSet<>();
            words.add(plain(constant.code()));
            words.add(plain(constant.word()));
            // The word without what brackets add to it.
            words.add(plain(constant.word().replaceAll("（.*）", "")));
            Named named = constant.named();
            if (named != null) {
                for (String other : named.also()) {
                    words.add(plain(other));
                }
            }
            for (String word : words) {
                if (byWord.put(word, constant) != null) {
                    claimedTwice.add(word);
                }
            }
        }
        byWord.keySet().removeAll(claimedTwice);
        return byWord;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
