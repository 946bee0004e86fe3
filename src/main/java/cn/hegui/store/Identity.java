package cn.hegui.store;

/**
 * Somebody as an OpenID Connect provider knows them, for ever the same person.
 *
 * @param issuer the provider
 * @param subject its own lasting name for them
 */
public record Identity(String issuer, String subject) {}
