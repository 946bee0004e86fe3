package cn.hegui.store;

/**
 * An invitation that can still be used.
 *
 * @param tokenHash by which it is named; the link cannot be made from it
 * @param invitedBy the login of who made it; empty: the service itself
 */
public record OpenInvitation(String tokenHash, Invitation invitation, String invitedBy) {}
