package cn.hegui.model;

/** One text in both languages of the product. */
public record Texts(String zh, String en) {
    /** The text in {@code language}. */
    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
