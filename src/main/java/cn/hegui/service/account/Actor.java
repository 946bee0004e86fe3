package cn.hegui.service.account;

import cn.hegui.model.Role;
import cn.hegui.model.Scope;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Who is at work: an account that has signed in.
 *
 * @param name what people call them
 * @param scope of which subjects they may see what was found
 */
public record Actor(UUID id, String login, String name, Role role, Scope scope) implements Principal, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return login;
    }
}
