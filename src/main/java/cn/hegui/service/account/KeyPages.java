package cn.hegui.service.account;

import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.Regions;
import cn.hegui.service.web.Page;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import cn.hegui.store.ApiKey;
import cn.hegui.store.ApiKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where administrators make and revoke the keys of programs. */
@RestController
class KeyPages {
    private static final String PREFIX = "hk_";
    private static final int SHOWN = 200;
    private static final int MOST_DAYS = 365;

    private final Pages pages;
    private final ApiKeys keys;
    private final Regions regions;
    private final Clock clock;

    KeyPages(Pages pages, ApiKeys keys, PolicyBook book, Clock clock) {
        this.pages = pages;
        this.keys = keys;
        this.regions = book.regions();
        this.clock = clock;
    }

    /** The list of keys, with the form to make one. */
    public record View(
            List<ApiKey> keys,
            Instant now,
            List<KeyScope> scopes,
            List<AccountPages.Choice> choices,
            Regions regions,
            Form form) {}

    /** What was entered about a new key, and what is wrong with it; null: nothing. */
    public record Form(
            String name,
            Set<String> scopes,
            String region,
            String days,
            @Nullable Texts problem) {
        /** Takes a copy of the scopes. */
        public Form {
            scopes = Set.copyOf(scopes);
        }
    }

    /** A key that is shown once. */
    public record MadeView(String name, String key, Instant expiresAt) {}

    @GetMapping("/accounts/keys")
    ResponseEntity<String> list(HttpServletRequest request) {
        return list(request, new Form("", Set.of(), "", Integer.toString(MOST_DAYS), null));
    }

    private ResponseEntity<String> list(HttpServletRequest request, Form form) {
        Page page = pages.page(request, new Texts("接口密钥", "API keys"), Tab.ACCOUNTS);
        return pages.answer(
                form.problem() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "account/keys",
                page,
                new View(keys.list(SHOWN), clock.instant(), scopes(), AccountPages.choices(regions), regions, form));
    }

    @PostMapping("/accounts/keys")
    ResponseEntity<String> make(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> scope,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String days) {
        Set<String> wanted = new TreeSet<>(scope == null ? List.of() : scope);
        Set<KeyScope> known =
                scopes().stream().filter(one -> wanted.contains(one.code())).collect(Collectors.toSet());
        Role role = role(known);
        String code = region.strip();
        int lasts = days(days);
        Texts problem = Entered.nameProblem(name);
        if (problem == null && (known.isEmpty() || known.size() != wanted.size())) {
            problem = new Texts("请选择这个密钥可以做什么。", "Choose what the key is for.");
        }
        if (problem == null && role == null) {
            problem = new Texts(
                    "所选的用途不属于同一种程序（审核、信用系统、监控）。请分别设立密钥。",
                    "These uses are not those of one program (auditing, credit system, metrics): make a key for each.");
        }
        if (problem == null && (lasts < 1 || lasts > MOST_DAYS)) {
            problem = new Texts("有效期应为 1 到 365 天。", "A key lasts 1 to 365 days.");
        }
        Entered.Placing placing =
                role == null ? Entered.place("", "", "", regions) : Entered.place(role.code(), code, "", regions);
        Entered.Place place = placing.place();
        if (problem == null) {
            problem = placing.problem();
        }
        if (problem != null || place == null) {
            return list(request, new Form(name, wanted, region, days, problem));
        }
        String secret = PREFIX + Tokens.next();
        Instant now = clock.instant();
        ApiKey key = new ApiKey(
                UUID.randomUUID(),
                name.strip(),
                place.role(),
                wanted,
                place.region(),
                null,
                now,
                now.plus(Duration.ofDays(lasts)),
                null,
                null);
        keys.add(Tokens.hash(secret), key, administrator());
        Page page = pages.page(request, new Texts("新的接口密钥", "A new API key"), Tab.ACCOUNTS);
        return pages.answer("account/key", page, new MadeView(key.name(), secret, key.expiresAt()));
    }

    @PostMapping("/accounts/keys/{id}/revoke")
    ResponseEntity<String> revoke(HttpServletRequest request, @PathVariable String id) {
        try {
            keys.revoke(UUID.fromString(id), administrator(), clock.instant());
        } catch (IllegalArgumentException none) {
            Page page = pages.page(request, new Texts("接口密钥", "API keys"), Tab.ACCOUNTS);
            return pages.answer(HttpStatus.NOT_FOUND, "error", page, new Texts("没有这个密钥。", "There is no such key."));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", "/accounts/keys")
                .build();
    }

    /** The scopes that open something: those of the table. */
    static List<KeyScope> scopes() {
        Set<String> used = Access.TABLE.stream()
                .map(Access::keyScope)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return Arrays.stream(KeyScope.values())
                .filter(scope -> used.contains(scope.code()))
                .toList();
    }

    /** In whose place a program with these scopes works; null: no one place takes all of them. */
    private static @Nullable Role role(Set<KeyScope> scopes) {
        for (Role role : Role.values()) {
            if (!scopes.isEmpty()
                    && scopes.stream().allMatch(scope -> scope.roles().contains(role))) {
                return role;
            }
        }
        return null;
    }

    private static int days(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static UUID administrator() {
        return Objects.requireNonNull(Pages.actor(), "the table asks for an administrator")
                .id();
    }

    /** The names of scopes, for a list. */
    public static String titles(ApiKey key, Page page) {
        return key.keyScopes().stream()
                .sorted()
                .map(code -> Coded.find(KeyScope.class, code))
                .filter(Objects::nonNull)
                .map(scope -> page.label(scope.title()))
                .collect(Collectors.joining(page.label("、", ", ")));
    }

    /** The name of a region, for a list. */
    public static String region(@Nullable RegionCode region, Regions regions) {
        return region == null ? "" : regions.fullName(region) + " " + region.code();
    }
}
