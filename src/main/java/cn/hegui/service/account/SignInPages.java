package cn.hegui.service.account;

import cn.hegui.model.Texts;
import cn.hegui.service.web.Page;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.store.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, and making an account by a link. */
@RestController
class SignInPages {
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9._@-]{3,100}");
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST = 100;

    private final Pages pages;
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Clock clock;

    SignInPages(Pages pages, Accounts accounts, PasswordEncoder passwords, Clock clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(HttpServletRequest request, @RequestParam @Nullable String failed) {
        Page page = pages.page(request, new Texts("登录", "Sign in"), Tab.SIGN_IN);
        return pages.answer("account/sign-in", page, failed != null);
    }

    @GetMapping("/welcome/{token}")
    ResponseEntity<String> welcome(HttpServletRequest request, @PathVariable String token) {
        return form(request, token, "", "", null);
    }

    @PostMapping("/welcome/{token}")
    ResponseEntity<String> accept(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam String login,
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam String repeated) {
        Texts problem = problem(login, name, password, repeated);
        if (problem == null) {
            boolean made = accounts.accept(
                    Tokens.hash(token),
                    UUID.randomUUID(),
                    login,
                    name.strip(),
                    passwords.encode(password),
                    clock.instant());
            if (made) {
                return ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header("Location", "/sign-in")
                        .build();
            }
            problem = new Texts("这个登录名已被使用，请换一个。", "That login is taken; choose another.");
        }
        return form(request, token, login, name, problem);
    }

    private ResponseEntity<String> form(
            HttpServletRequest request, String token, String login, String name, @Nullable Texts problem) {
        Page page = pages.page(request, new Texts("设立账号", "Make your account"), Tab.SIGN_IN);
        return accounts.invitation(Tokens.hash(token), clock.instant())
                .map(invitation -> pages.answer(
                        problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                        "account/welcome",
                        page,
                        new Welcome(invitation.role().title(), login, name, problem)))
                .orElseGet(
                        () -> pages.answer(
                                HttpStatus.NOT_FOUND,
                                "error",
                                page,
                                new Texts(
                                        "这个链接已经用过或者过期。请向给您链接的人再要一个；第一位管理员请重新启动服务。",
                                        "This link was used or has expired. Ask for another; for the first administrator, start the service again.")));
    }

    private static @Nullable Texts problem(String login, String name, String password, String repeated) {
        if (!LOGIN.matcher(login).matches()) {
            return new Texts("登录名应为 3 到 100 个字母、数字或 . _ @ -。", "A login has 3 to 100 letters, digits or . _ @ -.");
        }
        if (name.isBlank() || name.length() > LONGEST) {
            return new Texts("请填写姓名，最多 100 个字。", "Enter a name of 100 characters at most.");
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST) {
            return new Texts("密码应有 12 到 100 个字符。", "A password has 12 to 100 characters.");
        }
        if (!password.equals(repeated)) {
            return new Texts("两次输入的密码不同。", "The two passwords differ.");
        }
        return null;
    }
}
