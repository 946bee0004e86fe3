package cn.hegui.service.account;

import cn.hegui.store.Accounts;
import cn.hegui.store.ApiKeys;
import cn.hegui.store.Database;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Puts the table of access rules before all that the service answers, with strict headers. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** In HTMX's own words: go to the form for signing in, with the whole page. */
    private static final String HTMX = "HX-Request";

    private final AccessTable table;
    private final RateLimits limits;
    private final SessionEnds sessions;

    SecurityRules(AccessTable table, RateLimits limits, Accounts accounts, SecuritySettings settings, Clock clock) {
        this.table = table;
        this.limits = limits;
        this.sessions = new SessionEnds(accounts, settings.sessionLife(), clock);
    }

    /**
     * What programs ask. They come with a key; scripts of our pages may come with the session of who has signed in, and then
     * prove it as forms do. Nothing here begins a session.
     */
    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, ApiKeys keys, Clock clock) throws Exception {
        shared(http.securityMatcher("/api/**", "/actuator/**"))
                // No foreign page can make a browser send a key.
                .csrf(csrf ->
                        csrf.requireCsrfProtectionMatcher(request -> !KeySignIn.hasKey(request) && needsProof(request)))
                .addFilterBefore(new KeySignIn(keys, limits, clock), CsrfFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, failure) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            response.sendError(HttpStatus.UNAUTHORIZED.value());
                        })
                        .accessDeniedHandler(
                                (request, response, failure) -> response.sendError(HttpStatus.FORBIDDEN.value())));
        return http.build();
    }

    /**
     * What people see: a session by signing in. {@link PasswordSignIn} is found by its type; naming it here as well would ask it
     * twice.
     */
    @Bean
    @Order(2)
    SecurityFilterChain pageChain(HttpSecurity http, ProviderSignIn providerSignIn) throws Exception {
        shared(http)
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .usernameParameter("login")
                        .successHandler((request, response, who) ->
                                response.sendRedirect(Destination.local(request.getParameter("next"))))
                        .failureHandler(SecurityRules::failed))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/").deleteCookies("hegui"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(SecurityRules::signIn)
                        .accessDeniedHandler(
                                (request, response, failure) -> response.sendError(HttpStatus.FORBIDDEN.value())));
        if (!providerSignIn.providers().isEmpty()) {
            http.oauth2Login(provider -> provider.loginPage("/sign-in")
                    .userInfoEndpoint(user -> user.oidcUserService(providerSignIn))
                    .successHandler((request, response, who) -> response.sendRedirect("/"))
                    .failureHandler(SecurityRules::failed));
        }
        return http.build();
    }

    private HttpSecurity shared(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .contentTypeOptions(Customizer.withDefaults()))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens())
                        .requireCsrfProtectionMatcher(SecurityRules::needsProof))
                .httpBasic(basic -> basic.disable())
                .anonymous(Customizer.withDefaults())
                // Where to go on is carried in the address: somebody who has not signed in gets no session for it.
                .requestCache(cache -> cache.disable())
                .addFilterAfter(sessions, SecurityContextHolderFilter.class)
                .addFilterBefore(new CallerLimits(limits), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(table));
    }

    private static boolean needsProof(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                && AccessTable.row(request).map(Access::needsProof).orElse(true);
    }

    private static void signIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (request.getHeader(HTMX) != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        String query = request.getQueryString();
        String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.sendRedirect(READING.contains(request.getMethod()) ? Destination.signIn(asked) : "/sign-in");
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why.getCause() != null && Database.isAway(why.getCause())) {
            // Nobody knows whether the password is right.
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        if (why instanceof TooManyRequests refused) {
            refused.tell(response);
            return;
        }
        if (why instanceof OAuth2AuthenticationException provider) {
            boolean unknown = provider.getError().getErrorCode().equals(ProviderSignIn.UNKNOWN);
            response.sendRedirect(unknown ? "/sign-in?unlinked" : "/sign-in?refused");
            return;
        }
        String on = Destination.local(request.getParameter("next"));
        String form = Destination.signIn(on);
        response.sendRedirect(form.contains("?") ? form + "&failed" : form + "?failed");
    }

    @Bean
    static PasswordEncoder passwords() {
        return new Passwords();
    }
}
