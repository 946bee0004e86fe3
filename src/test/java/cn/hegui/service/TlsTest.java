package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Role;
import cn.hegui.store.Databases;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS by settings alone, with a certificate made for the test. */
class TlsTest {
    private static final String PASSWORD = "only for tests";

    @Test
    void theServiceSpeaksTlsAndItsCookiesStayOnIt(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("service.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hegui",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes()))
                .isZero();
        Map<String, String> settings = Map.of(
                "spring.ssl.bundle.jks.service.keystore.location",
                store.toUri().toString(),
                "spring.ssl.bundle.jks.service.keystore.password",
                PASSWORD,
                "spring.ssl.bundle.jks.service.key.alias",
                "hegui",
                "server.ssl.bundle",
                "service");
        try (RunningService service = RunningService.start(folder.resolve("data"), Databases.h2(), settings)) {
            service.account("root", Role.ADMINISTRATOR, null, null);
            String address = service.address().replace("http://", "https://");
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(trusting(store))
                    .cookieHandler(new CookieManager())
                    .build();
            HttpResponse<String> form = get(client, address + "/sign-in");
            assertThat(form.headers().firstValue("Strict-Transport-Security").orElseThrow())
                    .contains("max-age=31536000");
            assertThat(form.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("Secure"));
            String proof = form.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            HttpResponse<String> in = client.send(
                    HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-CSRF-TOKEN", proof)
                            .POST(BodyPublishers.ofString(
                                    "login=root&password=" + RunningService.PASSWORD.replace(" ", "+")))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(in.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("hegui="))
                    .allMatch(cookie -> cookie.contains("Secure"));
            assertThat(get(client, address + "/accounts").statusCode()).isEqualTo(200);

            Assertions.assertThatThrownBy(() -> get(HttpClient.newHttpClient(), address + "/sign-in"))
                    .as("a certificate that nobody vouches for")
                    .isInstanceOf(SSLHandshakeException.class);
            SSLParameters old = new SSLParameters();
            old.setProtocols(new String[] {"TLSv1.1"});
            Assertions.assertThatThrownBy(() -> get(
                            HttpClient.newBuilder()
                                    .sslContext(trusting(store))
                                    .sslParameters(old)
                                    .build(),
                            address + "/sign-in"))
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static SSLContext trusting(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(store)) {
            keys.load(input, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("hegui", keys.getCertificate("hegui"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
