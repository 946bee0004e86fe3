package cn.hegui.store;

/** What became of a change of an account. */
public enum AccountChange {
    /** It was made. */
    DONE,
    /** There is no such account, or it is not in the state that the change needs. */
    NOT_FOUND,
    /** It would have left nobody who can administer accounts. */
    LAST_ADMINISTRATOR,
    /** Another account has that login or identity already. */
    TAKEN
}
