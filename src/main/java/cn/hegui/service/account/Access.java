package cn.hegui.service.account;

import cn.hegui.model.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One row of the table of who may reach what; what no row names, nobody may. A test holds it to all that the service answers.
 *
 * @param method null: any; GET stands for HEAD too
 * @param path a pattern; {@code **} at its end stands for all below
 * @param roles who signs in as one of these may; empty and not open: no person may
 * @param keyScope a key of the API that carries this scope may, where it was made for one of the roles or no role is named;
 *     null: no key may
 * @param isOpen whether everybody may, without signing in
 */
public record Access(
        @Nullable HttpMethod method,
        String path,
        Set<Role> roles,
        @Nullable String keyScope,
        boolean isOpen) {
    private static final Role[] EVERY_ROLE = Role.values();

    /** Open forms that do keep something: what they send has to prove that it comes from a page of ours. */
    private static final Set<String> OPEN_FORMS = Set.of("/sign-in", "/welcome/*", "/renewal/*");

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
            open(HttpMethod.GET, "/upload.js"),
            open(HttpMethod.GET, "/favicon.svg"),
            open(HttpMethod.GET, "/webjars/**"),
            open(HttpMethod.GET, "/actuator/health/**"),
            open(HttpMethod.GET, "/policies/**"),
            open(HttpMethod.GET, "/api"),
            open(HttpMethod.GET, "/api/v1/openapi.yaml"),
            open(HttpMethod.GET, "/api/v1/policies/**"),
            // signing in
            open(HttpMethod.GET, "/sign-in"),
            open(HttpMethod.POST, "/sign-in"),
            open(HttpMethod.GET, "/welcome/*"),
            open(HttpMethod.POST, "/welcome/*"),
            open(HttpMethod.GET, "/welcome/*/identity"),
            open(HttpMethod.GET, "/renewal/*"),
            open(HttpMethod.POST, "/renewal/*"),
            open(HttpMethod.GET, "/oauth2/authorization/*"),
            open(HttpMethod.GET, "/login/oauth2/code/*"),
            roles(HttpMethod.POST, "/sign-out", EVERY_ROLE),
            roles(HttpMethod.GET, "/password", EVERY_ROLE),
            roles(HttpMethod.POST, "/password", EVERY_ROLE),
            // the audit workspace: pages
            roles(HttpMethod.GET, "/workspace/**", Role.AUDITOR, Role.AUTHORITY),
            roles(HttpMethod.OPTIONS, "/workspace/uploads", Role.AUDITOR),
            roles(HttpMethod.HEAD, "/workspace/uploads/*", Role.AUDITOR),
            roles(HttpMethod.PATCH, "/workspace/uploads/*", Role.AUDITOR),
            roles(HttpMethod.DELETE, "/workspace/uploads/*", Role.AUDITOR),
            roles(HttpMethod.POST, "/workspace/uploads", Role.AUDITOR),
            roles(HttpMethod.POST, "/workspace/runs", Role.AUDITOR),
            roles(HttpMethod.POST, "/workspace/runs/*/cancel", Role.AUDITOR),
            roles(HttpMethod.POST, "/workspace/runs/*/reports", Role.AUDITOR, Role.AUTHORITY),
            roles(HttpMethod.POST, "/workspace/runs/*/notes", Role.AUDITOR, Role.AUTHORITY),
            roles(HttpMethod.POST, "/workspace/waivers", Role.AUDITOR, Role.AUTHORITY),
            roles(HttpMethod.POST, "/workspace/waivers/*/decision", Role.AUDITOR, Role.AUTHORITY),
            roles(HttpMethod.POST, "/workspace/waivers/*/withdrawal", Role.AUDITOR, Role.AUTHORITY),
            // the audit workspace: programs
            program(null, "/api/v1/uploads", "runs", Role.AUDITOR),
            program(null, "/api/v1/uploads/*", "runs", Role.AUDITOR),
            program(HttpMethod.POST, "/api/v1/runs", "runs", Role.AUDITOR),
            program(HttpMethod.DELETE, "/api/v1/runs/*", "runs", Role.AUDITOR),
            program(HttpMethod.POST, "/api/v1/runs/*/reports", "runs", Role.AUDITOR, Role.AUTHORITY),
            program(HttpMethod.GET, "/api/v1/runs/**", "runs", Role.AUDITOR, Role.AUTHORITY),
            // cases and credit records
            roles(HttpMethod.GET, "/cases", Role.AUDITOR, Role.AUTHORITY),
            roles(HttpMethod.POST, "/cases", Role.AUDITOR),
            roles(HttpMethod.GET, "/cases/*", Role.AUDITOR, Role.AUTHORITY),
            roles(HttpMethod.POST, "/cases/*/steps", Role.AUDITOR, Role.AUTHORITY),
            program(HttpMethod.GET, "/api/v1/cases", "cases:read", Role.AUDITOR, Role.AUTHORITY),
            program(HttpMethod.POST, "/api/v1/cases", "cases:write", Role.AUDITOR),
            program(HttpMethod.GET, "/api/v1/cases/*", "cases:read", Role.AUDITOR, Role.AUTHORITY),
            program(HttpMethod.POST, "/api/v1/cases/*/steps", "cases:write", Role.AUDITOR, Role.AUTHORITY),
            program(HttpMethod.GET, "/api/v1/credit-records", "credit-records:read", Role.CREDIT_SYSTEM),
            program(HttpMethod.GET, "/api/v1/credit-records/exchange", "credit-records:read", Role.CREDIT_SYSTEM),
            program(
                    HttpMethod.POST,
                    "/api/v1/credit-records/*/acknowledgement",
                    "credit-records:acknowledge",
                    Role.CREDIT_SYSTEM),
            program(HttpMethod.GET, "/api/v1/webhooks", "webhooks", Role.CREDIT_SYSTEM),
            program(HttpMethod.POST, "/api/v1/webhooks", "webhooks", Role.CREDIT_SYSTEM),
            program(HttpMethod.DELETE, "/api/v1/webhooks/*", "webhooks", Role.CREDIT_SYSTEM),
            program(HttpMethod.GET, "/api/v1/webhooks/*/deliveries", "webhooks", Role.CREDIT_SYSTEM),
            program(HttpMethod.POST, "/api/v1/webhooks/*/deliveries/revive", "webhooks", Role.CREDIT_SYSTEM),
            // accounts and keys
            roles(HttpMethod.GET, "/accounts", Role.ADMINISTRATOR),
            roles(HttpMethod.POST, "/accounts/invitations", Role.ADMINISTRATOR),
            roles(HttpMethod.POST, "/accounts/invitations/*/withdraw", Role.ADMINISTRATOR),
            roles(HttpMethod.GET, "/accounts/keys", Role.ADMINISTRATOR),
            roles(HttpMethod.POST, "/accounts/keys", Role.ADMINISTRATOR),
            roles(HttpMethod.POST, "/accounts/keys/*/revoke", Role.ADMINISTRATOR),
            roles(HttpMethod.GET, "/accounts/events", Role.ADMINISTRATOR),
            roles(HttpMethod.GET, "/accounts/*", Role.ADMINISTRATOR),
            roles(HttpMethod.POST, "/accounts/*", Role.ADMINISTRATOR),
            roles(HttpMethod.POST, "/accounts/*/enable", Role.ADMINISTRATOR),
            roles(HttpMethod.POST, "/accounts/*/disable", Role.ADMINISTRATOR),
            roles(HttpMethod.POST, "/accounts/*/renewal", Role.ADMINISTRATOR),
            roles(HttpMethod.POST, "/accounts/*/identity", Role.ADMINISTRATOR),
            // who read what about whom
            roles(HttpMethod.GET, "/reads", Role.AUTHORITY),
            // how the service runs
            program(HttpMethod.GET, "/actuator/prometheus", "metrics"));

    private static Access open(HttpMethod method, String path) {
        return new Access(method, path, Set.of(), null, true);
    }

    private static Access roles(HttpMethod method, String path, Role... roles) {
        return new Access(method, path, Set.of(roles), null, false);
    }

    private static Access program(@Nullable HttpMethod method, String path, String keyScope, Role... roles) {
        return new Access(method, path, Set.of(roles), keyScope, false);
    }

    /** Whether a form or script that changes something here has to prove that it comes from a page of ours. */
    boolean needsProof() {
        return !isOpen || OPEN_FORMS.contains(path);
    }

    /** Whether {@code caller} may; null: somebody who has not signed in. */
    boolean allows(@Nullable Actor caller) {
        if (isOpen) {
            return true;
        }
        if (caller == null) {
            return false;
        }
        if (caller.isProgram()) {
            return keyScope != null
                    && caller.keyScopes().contains(keyScope)
                    && (roles.isEmpty() || roles.contains(caller.role()));
        }
        return roles.contains(caller.role());
    }
}
