package cn.hegui.service.account;

import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/**
 * Who is at work: an account that has signed in, or a program with a key.
 *
 * @param login by which they sign in; of a program {@code key:} and its name
 * @param name what people call them
 * @param scope of which subjects they may see what was found
 * @param keyScopes what the key of a program may do; empty for persons
 */
public record Actor(UUID id, String login, String name, Role role, Scope scope, Set<String> keyScopes)
        implements Principal, Serializable {
    private static final long serialVersionUID = 1L;

    /** Takes a copy of the scopes. */
    public Actor {
        keyScopes = Set.copyOf(keyScopes);
    }

    /** A person. */
    public Actor(UUID id, String login, String name, Role role, Scope scope) {
        this(id, login, name, role, scope, Set.of());
    }

    /** Whether it is a program and not a person. */
    public boolean isProgram() {
        return !keyScopes.isEmpty();
    }

    @Override
    public String getName() {
        return login;
    }
}
