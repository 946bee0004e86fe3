package cn.hegui.service.account;

import java.time.Instant;

/** Somebody with an account, who has a session. */
public sealed interface Person extends SignedIn permits AccountUser, ProviderUser {
    /** The state of the account in which the session began; once the account has another, the session is over. */
    long epoch();

    /** When they signed in. */
    Instant since();
}
