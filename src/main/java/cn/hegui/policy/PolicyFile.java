package cn.hegui.policy;

/**
 * One file of the book as it is stored, so that a run can be repeated and proved.
 *
 * @param name {@code policies/…} or {@code kinds/…}, the same wherever the folder lies
 * @param sha256 of the stored bytes, in lower-case hexadecimal
 */
public record PolicyFile(String name, String sha256) {}
