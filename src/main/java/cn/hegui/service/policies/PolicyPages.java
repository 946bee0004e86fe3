package cn.hegui.service.policies;

import cn.hegui.model.Language;
import cn.hegui.policy.PolicyBook;
import cn.hegui.service.web.Languages;
import cn.hegui.service.web.Problem;
import cn.hegui.site.PolicySite;
import cn.hegui.site.SchemaNames;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The static site of the policy book, made in both languages while the service starts and kept in memory. Only what was made
 * is served: a path is looked up, never opened.
 */
@RestController
class PolicyPages {
    private static final int SHORT_HASH = 32;

    private final Map<Language, CompletableFuture<Map<String, Page>>> sites = new EnumMap<>(Language.class);

    /** One file of the site. */
    private record Page(byte[] bytes, MediaType type, String version) {}

    PolicyPages(PolicyBook book) {
        for (Language language : Language.values()) {
            sites.put(language, CompletableFuture.supplyAsync(() -> make(book, language)));
        }
    }

    @GetMapping("/policies")
    ResponseEntity<Void> index() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/policies/index.html")
                .build();
    }

    @GetMapping("/policies/{*path}")
    ResponseEntity<byte[]> page(HttpServletRequest request, @PathVariable String path) {
        String name = path.equals("/") ? "index.html" : path.substring(1);
        Page page = Objects.requireNonNull(sites.get(Languages.of(request)), "a site of each language")
                .join()
                .get(name);
        if (page == null) {
            throw Problem.of(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(page.type())
                .eTag("\"" + page.version() + "\"")
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.COOKIE, HttpHeaders.ACCEPT_LANGUAGE)
                .body(page.bytes());
    }

    private static Map<String, Page> make(PolicyBook book, Language language) {
        return PolicySite.forService(book, new SchemaNames(), language).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        file -> new Page(file.getValue(), type(file.getKey()), version(file.getValue()))));
    }

    private static MediaType type(String name) {
        String type = name.endsWith(".html") ? "text/html" : name.endsWith(".css") ? "text/css" : "text/javascript";
        return new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
    }

    private static String version(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, SHORT_HASH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
