package cn.hegui.service.web;

import cn.hegui.model.Coded;
import cn.hegui.model.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** In which language a request is answered: as it asks ({@code ?lang=en}, kept in a cookie), as the browser asks, else Chinese. */
public final class Languages {
    private static final String NAME = "lang";
    private static final Duration KEPT = Duration.ofDays(365);

    private Languages() {}

    /** The language for {@code request}. */
    public static Language of(HttpServletRequest request) {
        Language asked = asked(request);
        if (asked != null) {
            return asked;
        }
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                Language kept = cookie.getName().equals(NAME) ? Coded.find(Language.class, cookie.getValue()) : null;
                if (kept != null) {
                    return kept;
                }
            }
        }
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Language.ZH;
        }
        List<Locale> wanted = Collections.list(request.getLocales());
        for (Locale locale : wanted) {
            Language spoken = Coded.find(Language.class, locale.getLanguage());
            if (spoken != null) {
                return spoken;
            }
        }
        return Language.ZH;
    }

    /** Keeps the language that {@code request} asks for. */
    static void keep(HttpServletRequest request, HttpServletResponse response) {
        Language asked = asked(request);
        if (asked != null) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(NAME, asked.code())
                            .path("/")
                            .maxAge(KEPT)
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
    }

    private static @Nullable Language asked(HttpServletRequest request) {
        String query = request.getQueryString();
        // Only from the address: asking for a parameter would read the body of a form.
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(NAME + "=")) {
                return Coded.find(Language.class, pair.substring(NAME.length() + 1));
            }
        }
        return null;
    }
}
