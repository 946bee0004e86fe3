package cn.hegui.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium that is installed here, without a window; it downloads nothing. Where there is none, tests are skipped,
 * but under CI=true they fail. Not for several threads.
 */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; skips the calling test with a reason where there is none and CI is not set. */
    public static Chromium launch() {
        Path program = program().orElseGet(() -> {
            String reason = "no Chromium on the path (Debian: chromium, with fonts-noto-cjk)";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            return Assumptions.abort(reason);
        });
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(program)
                            // A container has neither a sandbox nor a graphics card.
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--no-first-run")));
            return new Chromium(playwright, browser);
        } catch (RuntimeException failed) {
            playwright.close();
            throw failed;
        }
    }

    /** An empty page of a fresh profile, with a window of this size in CSS pixels. */
    public Visit visit(int width, int height) {
        return visit(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** An empty page of a fresh profile. */
    public Visit visit(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        Page page = context.newPage();
        List<String> requests = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        return new Visit(context, page, requests, complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * A page in its own profile, and what it did so far.
     *
     * @param requests the addresses it asked for, its own first
     * @param complaints errors and warnings of its console, and errors that its scripts did not catch
     */
    public record Visit(BrowserContext context, Page page, List<String> requests, List<String> complaints)
            implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }
}
