package cn.hegui.service.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Decides by {@link Access#TABLE}. */
@Component
final class AccessTable implements AuthorizationManager<RequestAuthorizationContext> {
    private static final List<Row> ROWS = Access.TABLE.stream()
            .map(access -> new Row(access, PathPatternParser.defaultInstance.parse(access.path())))
            .toList();

    private record Row(Access access, PathPattern path) {
        boolean fits(HttpMethod asked, PathContainer where) {
            HttpMethod own = access.method();
            boolean method = own == null || own.equals(asked) || (own == HttpMethod.GET && asked == HttpMethod.HEAD);
            return method && path.matches(where);
        }
    }

    /** The row that decides about that method and path; empty: there is none, so nobody may. */
    static Optional<Access> row(String method, String path) {
        HttpMethod asked = HttpMethod.valueOf(method);
        PathContainer where = PathContainer.parsePath(path);
        return ROWS.stream()
                .filter(row -> row.fits(asked, where))
                .map(Row::access)
                .findFirst();
    }

    /** The row that decides about {@code request}. */
    static Optional<Access> row(HttpServletRequest request) {
        return row(
                request.getMethod(),
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        // What went wrong is told to everybody; what is told never holds more than the words for it.
        if (request.getDispatcherType() == DispatcherType.ERROR
                || request.getDispatcherType() == DispatcherType.ASYNC) {
            return new AuthorizationDecision(true);
        }
        Optional<Access> row = row(request);
        boolean granted =
                row.isPresent() && (row.get().isOpen() || row.get().allows(SignedIn.actor(authentication.get())));
        return new AuthorizationDecision(granted);
    }
}
