package cn.hegui.service.api;

import cn.hegui.model.Texts;
import cn.hegui.service.web.Page;
import cn.hegui.service.web.Page.Tab;
import cn.hegui.service.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the API: for programs as OpenAPI 3.1, for people as a page made from it. */
@RestController
class ApiDescription {
    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final Pages pages;
    private final byte[] yaml;
    private final String version;

    ApiDescription(Pages pages) {
        this.pages = pages;
        this.yaml = read();
        this.version = hash(yaml);
    }

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<byte[]> yaml() {
        return ResponseEntity.ok()
                .contentType(YAML)
                .eTag("\"" + version + "\"")
                .cacheControl(CacheControl.noCache())
                .body(yaml);
    }

    @GetMapping("/api")
    ResponseEntity<String> page(HttpServletRequest request) {
        Page page = pages.page(request, new Texts("程序接口", "The API"), Tab.API);
        return pages.answer("api/description", page, OpenApi.read(new String(yaml, StandardCharsets.UTF_8)));
    }

    private static byte[] read() {
        try (InputStream input = Objects.requireNonNull(
                ApiDescription.class.getResourceAsStream("/cn/hegui/service/openapi.yaml"), "openapi.yaml")) {
            return input.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
