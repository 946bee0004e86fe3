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
            open(HttpMethod.GET, "/hegui.js"),
            open(HttpMethod.GET, "/favicon.svg"),
            open(HttpMethod.GET, "/webjars/**"),
            open(HttpMethod.GET, "/actuator/health/**"),
            // signing in
            open(HttpMethod.GET, "/sign-in"),
            open(HttpMethod.POST, "/sign-in"),
            open(HttpMethod.GET, "/welcome/*"),
            open(HttpMethod.POST, "/welcome/*"),
            roles(HttpMethod.POST, "/sign-out", EVERY_ROLE),
            // cases and credit records
            roles(HttpMethod.GET, "/cases", Role.AUDITOR, Role.AUTHORITY),
            roles(HttpMethod.POST, "/cases", Role.AUDITOR),
            roles(HttpMethod.GET, "/cases/*", Role.AUDITOR, Role.AUTHORITY),
            roles(HttpMethod.POST, "/cases/*/steps", Role.AUDITOR, Role.AUTHORITY),
            key(HttpMethod.GET, "/api/v1/cases", "cases:read", Role.AUDITOR, Role.AUTHORITY),
            key(HttpMethod.POST, "/api/v1/cases", "cases:write", Role.AUDITOR),
            key(HttpMethod.GET, "/api/v1/cases/*", "cases:read", Role.AUDITOR, Role.AUTHORITY),
            key(HttpMethod.POST, "/api/v1/cases/*/steps", "cases:write", Role.AUDITOR, Role.AUTHORITY),
            key(HttpMethod.GET, "/api/v1/credit-records", "credit-records:read", Role.CREDIT_SYSTEM),
            key(HttpMethod.GET, "/api/v1/credit-records/exchange", "credit-records:read", Role.CREDIT_SYSTEM),
            key(
                    HttpMethod.POST,
                    "/api/v1/credit-records/*/acknowledgement",
                    "credit-records:acknowledge",
                    Role.CREDIT_SYSTEM),
            key(HttpMethod.GET, "/api/v1/webhooks", "webhooks", Role.CREDIT_SYSTEM),
            key(HttpMethod.POST, "/api/v1/webhooks", "webhooks", Role.CREDIT_SYSTEM),
            key(HttpMethod.DELETE, "/api/v1/webhooks/*", "webhooks", Role.CREDIT_SYSTEM),
            key(HttpMethod.GET, "/api/v1/webhooks/*/deliveries", "webhooks", Role.CREDIT_SYSTEM),
            key(HttpMethod.POST, "/api/v1/webhooks/*/deliveries/revive", "webhooks", Role.CREDIT_SYSTEM));

    private static Access open(HttpMethod method, String path) {
        return new Access(method, path, Set.of(), null, true);
    }

    private static Access key(HttpMethod method, String path, String keyScope, Role... roles) {
        return new Access(method, path, Set.of(roles), keyScope, false);
    }

    private static Access roles(HttpMethod method, String path, Role... roles) {
        EnumSet<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(List.of(roles));
        return new Access(method, path, Set.copyOf(set), null, false);
    }
}
