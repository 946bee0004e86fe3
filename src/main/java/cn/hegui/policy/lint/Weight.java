package cn.hegui.policy.lint;

/** How much a remark matters. */
public enum Weight {
    /** To be mended before the book is used. */
    ERROR,
    /** To be looked at by whoever keeps the file. */
    WARNING,
    /** To be known. */
    NOTE
}
