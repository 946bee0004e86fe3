package cn.hegui.intake;

/**
 * Two fields of one object of which the lesser must not exceed the greater; equal is valid.
 *
 * @param code the reason code of a breach
 */
public record FieldOrder(FactField lesser, FactField greater, String code) {}
