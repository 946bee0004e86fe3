package cn.hegui.service.account;

import cn.hegui.model.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One row of the table of who may reach what; what no row names, nobody may. A test holds it to all that the service answers.
 *
 * @param method null: any
 * @param path a pattern; {@code **} at its end stands for all below
 * @param roles who signs in as one of these may; empty and not open: no person may
 * @param keyScope a key of the API that carries this scope may; null: no key may
 * @param isOpen whether everybody may, without signing in
 */
public record Access(
        @Nullable HttpMethod method,
        String path,
        Set<Role> roles,
        @Nullable String keyScope,
        boolean isOpen) {
    private static final Role[] EVERY_ROLE = Role.values();

    /** The table; the first row that fits decides. */
    public static final List<Access> TABLE = List.of(
            // what everybody may see
            open(HttpMethod.GET, "/"),
            open(HttpMethod.GET, "/hegui.css"),
            // the self-check, which stores nothing
            open(HttpMethod.POST, "/self-check/**"),
            open(HttpMethod.GET, "/self-check/**"),
            open(HttpMethod.GET, "/self-check.js"),
            open(HttpMethod.POST, "/api/v1/checks"),
            open(HttpMethod.GET, "/hegui.js"),
            open(HttpMethod.GET, "/favicon.svg"),
            open(HttpMethod.GET, "/webjars/**"),
            open(HttpMethod.GET, "/actuator/health/**"),
            // signing in
            open(HttpMethod.GET, "/sign-in"),
            open(HttpMethod.POST, "/sign-in"),
            open(HttpMethod.GET, "/welcome/*"),
            open(HttpMethod.POST, "/welcome/*"),
            roles(HttpMethod.POST, "/sign-out", EVERY_ROLE));

    private static Access open(HttpMethod method, String path) {
        return new Access(method, path, Set.of(), null, true);
    }

    private static Access roles(HttpMethod method, String path, Role... roles) {
        EnumSet<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(List.of(roles));
        return new Access(method, path, Set.copyOf(set), null, false);
    }
}
