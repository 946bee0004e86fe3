package cn.hegui.service.web;

import cn.hegui.model.Texts;
import cn.hegui.service.account.Actor;
import cn.hegui.service.account.SignedIn;
import cn.hegui.service.web.Page.Csrf;
import cn.hegui.service.web.Page.Tab;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes pages from the templates of {@code src/main/jte/service}. */
@Component
public class Pages {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), "cn.hegui");

    /** The page that {@code request} asks for. */
    public Page page(HttpServletRequest request, Texts title, Tab tab) {
        Actor actor = actor();
        // Asking for the proof makes a cookie: who looks at an open page gets none.
        boolean needsProof = actor != null || tab == Tab.SIGN_IN;
        Object token = request.getAttribute(CsrfToken.class.getName());
        Csrf csrf = needsProof && token instanceof CsrfToken csrfToken
                ? new Csrf(csrfToken.getParameterName(), csrfToken.getHeaderName(), csrfToken.getToken())
                : null;
        return new Page(Languages.of(request), request.getRequestURI(), title, tab, actor, csrf);
    }

    /**
     * The page by {@code template}, for example {@code account/sign-in}, which has the parameters {@code page} and
     * {@code view}. Pages may hold what is only for who asked, so nobody between keeps them.
     */
    public ResponseEntity<String> answer(HttpStatus status, String template, Page page, @Nullable Object view) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(html(template, page, view));
    }

    /** The page by {@code template}, as {@link #answer(HttpStatus, String, Page, Object)} with 200. */
    public ResponseEntity<String> answer(String template, Page page, @Nullable Object view) {
        return answer(HttpStatus.OK, template, page, view);
    }

    /** The text of a template, whole page or part of one. */
    public String html(String template, Page page, @Nullable Object view) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", page);
        if (view != null) {
            parameters.put("view", view);
        }
        StringOutput output = new StringOutput();
        templates.render("service/" + template + ".jte", parameters, output);
        return output.toString();
    }

    /** Who has signed in; null: nobody. */
    public static @Nullable Actor actor() {
        return SignedIn.actor(SecurityContextHolder.getContext().getAuthentication());
    }
}
