package cn.hegui.model;

import java.io.Serializable;

/** One text in both languages of the product. */
public record Texts(String zh, String en) implements Serializable {
    /** The text in {@code language}. */
    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
