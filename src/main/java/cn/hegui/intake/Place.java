package cn.hegui.intake;

/**
 * Where in the input something stands.
 *
 * @param file the file as given
 * @param line the line, from 1
 * @param pointer the JSON pointer (RFC 6901) within the record
 */
public record Place(String file, long line, String pointer) {}
