package cn.hegui.service.account;

import cn.hegui.model.Texts;
import cn.hegui.service.web.Page;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.store.Account;
import cn.hegui.store.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, making an account by a link, and setting one's password. */
@RestController
class SignInPages {
    private static final Texts SPENT = new Texts(
            "这个链接已经用过或者过期。请向给您链接的人再要一个；第一位管理员请重新启动服务。",
            "This link was used or has expired. Ask for another; for the first administrator, start the service again.");

    private final Pages pages;
    private final Accounts accounts;
    private final PasswordSignIn passwords;
    private final ProviderSignIn providers;
    private final RateLimits limits;
    private final Clock clock;

    SignInPages(
            Pages pages,
            Accounts accounts,
            PasswordSignIn passwords,
            ProviderSignIn providers,
            RateLimits limits,
            Clock clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.providers = providers;
        this.limits = limits;
        this.clock = clock;
    }

    /** An OpenID Connect provider that can be chosen. */
    public record Provider(String id, String name) {}

    /** What the form for signing in shows. */
    public record SignInView(
            @Nullable Texts problem, @Nullable Texts notice, String next, List<Provider> providers) {}

    /** What the form for a new password shows. */
    public record PasswordView(
            String login, boolean asksForOld, @Nullable Texts problem) {}

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(
            HttpServletRequest request,
            @RequestParam @Nullable String failed,
            @RequestParam @Nullable String unlinked,
            @RequestParam @Nullable String refused,
            @RequestParam @Nullable String changed,
            @RequestParam @Nullable String next) {
        Page page = pages.page(request, new Texts("登录", "Sign in"), Tab.SIGN_IN);
        Texts problem = null;
        if (failed != null) {
            problem = new Texts("登录名或者密码不对。", "Login or password is wrong.");
        } else if (unlinked != null) {
            problem = new Texts(
                    "您的单位登录没有关联账号，或者账号已停用。请联系管理员。",
                    "Your organisation's sign-in belongs to no account here, or to one that is disabled. Ask the administrator.");
        } else if (refused != null) {
            problem = new Texts("单位登录没有成功。请再试一次。", "Your organisation's sign-in did not succeed. Try once more.");
        }
        Texts notice = changed == null
                ? null
                : new Texts("密码已设置，请登录。其他设备上的登录已全部结束。", "The password is set; sign in. All other sessions have ended.");
        return pages.answer(
                "account/sign-in", page, new SignInView(problem, notice, Destination.local(next), choices()));
    }

    private List<Provider> choices() {
        return providers.providers().stream()
                .map(provider -> new Provider(provider.getRegistrationId(), provider.getClientName()))
                .toList();
    }

    @GetMapping("/welcome/{token}")
    ResponseEntity<String> welcome(HttpServletRequest request, @PathVariable String token) {
        return welcome(request, token, "", "", null);
    }

    @PostMapping("/welcome/{token}")
    ResponseEntity<String> accept(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        RateLimits.Attempt attempt = limits.secret(request.getRemoteAddr());
        if (accounts.invitation(Tokens.hash(token), clock.instant()).isEmpty()) {
            return spent(request);
        }
        attempt.succeeded();
        Texts problem = Entered.loginProblem(login);
        if (problem == null) {
            problem = Entered.nameProblem(name);
        }
        if (problem == null) {
            problem = Passwords.problem(login, password, repeated);
        }
        if (problem == null) {
            boolean made = accounts.accept(
                    Tokens.hash(token),
                    UUID.randomUUID(),
                    login,
                    name.strip(),
                    passwords.hash(password),
                    clock.instant());
            if (made) {
                return to("/sign-in");
            }
            problem = new Texts("这个登录名已被使用，请换一个。", "That login is taken; choose another.");
        }
        return welcome(request, token, login, name, problem);
    }

    /** On to a provider, to come back as who may use the invitation. */
    @GetMapping("/welcome/{token}/identity")
    ResponseEntity<String> byProvider(
            HttpServletRequest request, @PathVariable String token, @RequestParam(defaultValue = "") String provider) {
        Optional<ClientRegistration> chosen = providers.providers().stream()
                .filter(one -> one.getRegistrationId().equals(provider))
                .findFirst();
        if (chosen.isEmpty()
                || accounts.invitation(Tokens.hash(token), clock.instant()).isEmpty()) {
            return spent(request);
        }
        ProviderSignIn.remember(request, token);
        return to("/oauth2/authorization/" + chosen.get().getRegistrationId());
    }

    private ResponseEntity<String> welcome(
            HttpServletRequest request, String token, String login, String name, @Nullable Texts problem) {
        Page page = pages.page(request, new Texts("设立账号", "Make your account"), Tab.SIGN_IN);
        return accounts.invitation(Tokens.hash(token), clock.instant())
                .map(invitation -> pages.answer(
                        status(problem),
                        "account/welcome",
                        page,
                        new Welcome(invitation.role().title(), login, name, choices(), problem)))
                .orElseGet(() -> spent(request));
    }

    @GetMapping("/renewal/{token}")
    ResponseEntity<String> renewal(HttpServletRequest request, @PathVariable String token) {
        return accounts.renewal(Tokens.hash(token), clock.instant())
                .map(account -> password(request, account.login(), false, null))
                .orElseGet(() -> spent(request));
    }

    @PostMapping("/renewal/{token}")
    ResponseEntity<String> renew(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        RateLimits.Attempt attempt = limits.secret(request.getRemoteAddr());
        Optional<Account> account = accounts.renewal(Tokens.hash(token), clock.instant());
        if (account.isEmpty()) {
            return spent(request);
        }
        attempt.succeeded();
        String login = account.get().login();
        Texts problem = Passwords.problem(login, password, repeated);
        if (problem != null) {
            return password(request, login, false, problem);
        }
        boolean done = accounts.acceptRenewal(Tokens.hash(token), passwords.hash(password), clock.instant());
        return done ? to("/sign-in?changed") : spent(request);
    }

    @GetMapping("/password")
    ResponseEntity<String> password(HttpServletRequest request) {
        return password(request, actor().login(), true, null);
    }

    @PostMapping("/password")
    ResponseEntity<String> change(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        Actor actor = actor();
        RateLimits.Attempt attempt = limits.signIn(actor.login(), request.getRemoteAddr());
        if (passwords.check(actor.login(), old).isEmpty()) {
            return password(request, actor.login(), true, new Texts("原密码不对。", "The old password is wrong."));
        }
        attempt.succeeded();
        Texts problem = Passwords.problem(actor.login(), password, repeated);
        if (problem != null) {
            return password(request, actor.login(), true, problem);
        }
        accounts.changePassword(actor.id(), passwords.hash(password), clock.instant());
        return to("/sign-in?changed");
    }

    private ResponseEntity<String> password(
            HttpServletRequest request, String login, boolean asksForOld, @Nullable Texts problem) {
        Page page = pages.page(request, new Texts("设置密码", "Set a password"), Tab.SIGN_IN);
        return pages.answer(status(problem), "account/password", page, new PasswordView(login, asksForOld, problem));
    }

    private ResponseEntity<String> spent(HttpServletRequest request) {
        Page page = pages.page(request, new Texts("链接无效", "The link does not work"), Tab.SIGN_IN);
        return pages.answer(HttpStatus.NOT_FOUND, "error", page, SPENT);
    }

    @ExceptionHandler(TooManyRequests.class)
    void tooMany(TooManyRequests refused, HttpServletResponse response) throws IOException {
        refused.tell(response);
    }

    private static Actor actor() {
        return Objects.requireNonNull(Pages.actor(), "the table asks for an account");
    }

    private static HttpStatus status(@Nullable Texts problem) {
        return problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", path)
                .build();
    }
}
