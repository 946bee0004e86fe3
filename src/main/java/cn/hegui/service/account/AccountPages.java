package cn.hegui.service.account;

import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.Regions;
import cn.hegui.service.ServiceSettings;
import cn.hegui.service.web.Page;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.store.Account;
import cn.hegui.store.AccountChange;
import cn.hegui.store.AccountEvent;
import cn.hegui.store.Accounts;
import cn.hegui.store.Identity;
import cn.hegui.store.Invitation;
import cn.hegui.store.OpenInvitation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where administrators invite, change and disable accounts. Nothing that was found about anybody is shown here. */
@RestController
class AccountPages {
    private static final int SHOWN = 100;
    private static final int LONGEST_ISSUER = 500;
    private static final int LONGEST_ISSUER_SUBJECT = 255;
    private static final Texts GONE = new Texts("没有这个账号。请回到账号列表。", "There is no such account. Go back to the list.");

    private final Pages pages;
    private final Accounts accounts;
    private final Regions regions;
    private final ServiceSettings service;
    private final SecuritySettings settings;
    private final Clock clock;

    AccountPages(
            Pages pages,
            Accounts accounts,
            PolicyBook book,
            ServiceSettings service,
            SecuritySettings settings,
            Clock clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.regions = book.regions();
        this.service = service;
        this.settings = settings;
        this.clock = clock;
    }

    /** A region that can be picked. */
    public record Choice(String code, String name) {}

    /**
     * The list of accounts, with the form to invite.
     *
     * @param next the login behind which the next page begins; empty: there is none
     * @param form what was entered, and what is wrong with it
     */
    public record ListView(
            List<Account> accounts,
            String next,
            List<OpenInvitation> invitations,
            List<Choice> choices,
            Regions regions,
            Form form) {}

    /** What was entered about a place, and what is wrong with it; null: nothing. */
    public record Form(
            String role,
            String region,
            String subject,
            @Nullable Texts problem) {
        static final Form EMPTY = new Form("", "", "", null);
    }

    /** One account, with what can be changed of it. */
    public record OneView(
            Account account, List<Choice> choices, Regions regions, String name, Form form, boolean isOneself) {}

    /** A link that is shown once. */
    public record LinkView(Texts purpose, String link, Instant expiresAt) {}

    @GetMapping("/accounts")
    ResponseEntity<String> list(HttpServletRequest request, @RequestParam(defaultValue = "") String after) {
        return list(request, after, Form.EMPTY);
    }

    private ResponseEntity<String> list(HttpServletRequest request, String after, Form form) {
        List<Account> shown = accounts.list(Entered.printable(after), SHOWN);
        String next = shown.size() < SHOWN ? "" : shown.get(shown.size() - 1).login();
        Page page = pages.page(request, new Texts("账号", "Accounts"), Tab.ACCOUNTS);
        HttpStatus status = form.problem() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        List<OpenInvitation> open = accounts.openInvitations(clock.instant(), SHOWN);
        return pages.answer(
                status, "account/accounts", page, new ListView(shown, next, open, choices(), regions, form));
    }

    @PostMapping("/accounts/invitations")
    ResponseEntity<String> invite(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String subject) {
        Entered.Placing placing = Entered.place(role, region, subject, regions);
        Entered.Place place = placing.place();
        if (place == null) {
            return list(request, "", new Form(role, region, subject, placing.problem()));
        }
        String token = Tokens.next();
        Instant expires = clock.instant().plus(settings.linkLife());
        accounts.invite(
                Tokens.hash(token),
                new Invitation(place.role(), place.region(), place.subject(), administrator(), expires));
        return link(
                request,
                new Texts(
                        "请把这个链接交给被邀请的人（" + place.role().title().zh() + "）。",
                        "Give this link to the person who is invited ("
                                + place.role().title().en() + ")."),
                "/welcome/" + token,
                expires);
    }

    @PostMapping("/accounts/invitations/{hash}/withdraw")
    ResponseEntity<String> withdraw(HttpServletRequest request, @PathVariable String hash) {
        accounts.withdraw(Entered.printable(hash), administrator(), clock.instant());
        return to("/accounts");
    }

    @GetMapping("/accounts/{id}")
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable String id) {
        return one(request, id, null, null, null);
    }

    @PostMapping("/accounts/{id}")
    ResponseEntity<String> assign(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String subject) {
        Entered.Placing placing = Entered.place(role, region, subject, regions);
        Entered.Place place = placing.place();
        Texts problem = Entered.nameProblem(name);
        if (place == null || problem != null) {
            Texts first = problem == null ? placing.problem() : problem;
            return one(request, id, name, new Form(role, region, subject, first), null);
        }
        return changed(
                request,
                id,
                account -> accounts.assign(
                        account,
                        name.strip(),
                        place.role(),
                        place.region(),
                        place.subject(),
                        administrator(),
                        clock.instant()));
    }

    @PostMapping("/accounts/{id}/enable")
    ResponseEntity<String> enable(HttpServletRequest request, @PathVariable String id) {
        return changed(request, id, account -> accounts.enable(account, true, administrator(), clock.instant()));
    }

    @PostMapping("/accounts/{id}/disable")
    ResponseEntity<String> disable(HttpServletRequest request, @PathVariable String id) {
        return changed(request, id, account -> accounts.enable(account, false, administrator(), clock.instant()));
    }

    @PostMapping("/accounts/{id}/renewal")
    ResponseEntity<String> renew(HttpServletRequest request, @PathVariable String id) {
        String token = Tokens.next();
        Instant now = clock.instant();
        Instant expires = now.plus(settings.linkLife());
        Optional<UUID> account = uuid(id);
        boolean made = account.isPresent()
                && accounts.renew(account.get(), Tokens.hash(token), administrator(), expires, now)
                        == AccountChange.DONE;
        return made
                ? link(
                        request,
                        new Texts(
                                "请把这个链接交给账号的主人，用来设置新密码。在此之前旧密码仍然有效；如怀疑密码泄露，请先停用账号。",
                                "Give this link to the account's owner to set a new password. Until then the old one works; where it may be known to others, disable the account first."),
                        "/renewal/" + token,
                        expires)
                : one(request, id, null, null, null);
    }

    @PostMapping("/accounts/{id}/identity")
    ResponseEntity<String> link(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String issuer,
            @RequestParam(defaultValue = "") String issuerSubject) {
        String from = issuer.strip();
        String whom = issuerSubject.strip();
        if (!from.equals(Entered.printable(from, LONGEST_ISSUER))
                || !whom.equals(Entered.printable(whom, LONGEST_ISSUER_SUBJECT))
                || from.isEmpty() != whom.isEmpty()
                || !(from.isEmpty() || from.startsWith("https://") || from.startsWith("http://"))) {
            return one(
                    request,
                    id,
                    null,
                    null,
                    new Texts(
                            "请同时填写提供方地址（https:// 开头）和其中的编号；都不填则取消关联。",
                            "Enter the issuer (beginning with https://) and the subject together; leave both empty to unlink."));
        }
        Identity identity = from.isEmpty() ? null : new Identity(from, whom);
        return changed(request, id, account -> accounts.link(account, identity, administrator(), clock.instant()));
    }

    @GetMapping("/accounts/events")
    ResponseEntity<String> events(HttpServletRequest request) {
        Page page = pages.page(request, new Texts("账号变更记录", "What was done to accounts"), Tab.ACCOUNTS);
        List<AccountEvent> events = accounts.events(SHOWN);
        return pages.answer("account/events", page, events);
    }

    private interface Change {
        AccountChange of(UUID account);
    }

    private ResponseEntity<String> changed(HttpServletRequest request, String id, Change change) {
        AccountChange made = uuid(id).map(change::of).orElse(AccountChange.NOT_FOUND);
        return switch (made) {
            case DONE -> to("/accounts/" + id);
            case NOT_FOUND -> one(request, id, null, null, null);
            case LAST_ADMINISTRATOR ->
                one(
                        request,
                        id,
                        null,
                        null,
                        new Texts(
                                "这是最后一位能登录的管理员，不能停用或改任。请先邀请另一位。",
                                "This is the last administrator who can sign in: invite another first."));
            case TAKEN ->
                one(
                        request,
                        id,
                        null,
                        null,
                        new Texts("这个身份已经关联到另一个账号。", "That identity belongs to another account already."));
        };
    }

    private ResponseEntity<String> one(
            HttpServletRequest request,
            String id,
            @Nullable String name,
            @Nullable Form entered,
            @Nullable Texts problem) {
        Page page = pages.page(request, new Texts("账号", "Account"), Tab.ACCOUNTS);
        Optional<Account> found = uuid(id).flatMap(accounts::byId);
        if (found.isEmpty()) {
            return pages.answer(HttpStatus.NOT_FOUND, "error", page, GONE);
        }
        Account account = found.get();
        RegionCode region = account.region();
        Form form = entered == null
                ? new Form(
                        account.role().code(),
                        region == null ? "" : region.code(),
                        Objects.requireNonNullElse(account.subject(), ""),
                        problem)
                : entered;
        return pages.answer(
                form.problem() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "account/account",
                page,
                new OneView(
                        account,
                        choices(),
                        regions,
                        Objects.requireNonNullElse(name, account.name()),
                        form,
                        account.id().equals(administrator())));
    }

    private ResponseEntity<String> link(HttpServletRequest request, Texts what, String path, Instant expires) {
        Page page = pages.page(request, new Texts("一次性链接", "A link that works once"), Tab.ACCOUNTS);
        String at = service.address().isEmpty()
                ? request.getRequestURL()
                        .substring(
                                0,
                                request.getRequestURL().length()
                                        - request.getRequestURI().length())
                : service.address();
        return pages.answer("account/link", page, new LinkView(what, at + path, expires));
    }

    /** The nation, provinces and cities; a county is entered by its code. */
    private List<Choice> choices() {
        return choices(regions);
    }

    static List<Choice> choices(Regions regions) {
        return regions.current().stream()
                .filter(code -> code.equals(RegionCode.NATION) || code.isProvince() || code.isCity())
                .map(code -> new Choice(code.code(), regions.fullName(code)))
                .toList();
    }

    private static UUID administrator() {
        return Objects.requireNonNull(Pages.actor(), "the table asks for an administrator")
                .id();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", path)
                .build();
    }

    /** The roles that there are. */
    public static List<Role> roles() {
        return List.of(Role.values());
    }
}
