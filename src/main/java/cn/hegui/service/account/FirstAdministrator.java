package cn.hegui.service.account;

import cn.hegui.model.Role;
import cn.hegui.store.Accounts;
import cn.hegui.store.Invitation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets a service without any account get its first administrator: by a link that works once, never by a default password. */
@Component
public class FirstAdministrator {
    private static final Duration VALID = Duration.ofHours(24);

    private final Accounts accounts;
    private final Clock clock;

    FirstAdministrator(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The path of a new link, valid for 24 hours, where there is no account yet. Links of earlier starts end. */
    public Optional<String> invite() {
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        String token = Tokens.next();
        accounts.invite(
                Tokens.hash(token),
                new Invitation(
                        Role.ADMINISTRATOR, null, null, null, clock.instant().plus(VALID)));
        return Optional.of("/welcome/" + token);
    }
}
