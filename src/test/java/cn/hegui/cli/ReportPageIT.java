package cn.hegui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.browser.Chromium;
import cn.hegui.browser.Chromium.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** report.html as a browser shows it, held to the lines of its run. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReportPageIT {
    @TempDir
    private static Path folder;

    private static List<JsonNode> findings;
    private static Chromium chromium;

    private Visit visit;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.launch();
        Console run = Console.run(
                "check",
                "fixtures/demo",
                "--as-of",
                "2024-12-31",
                "--out",
                folder.resolve("run").toString(),
                "--format",
                "html");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        ObjectMapper json = new ObjectMapper();
        findings = Files.readAllLines(folder.resolve("run/findings.jsonl")).stream()
                .map(json::readTree)
                .toList();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        visit = chromium.visit(1280, 800);
        page = visit.page();
        page.navigate(address());
    }

    /** Whatever a test does on the page: it asks for nothing but itself, and nothing complains. */
    @AfterEach
    void asksForNothingAndComplainsOfNothing() {
        try (Visit done = visit) {
            assertThat(done.requests()).isNotEmpty().allMatch(request -> request.startsWith(address()));
            assertThat(done.complaints()).isEmpty();
        }
    }

    @Test
    void has_a_row_for_each_line_of_the_run() {
        assertThat(rows().count()).isEqualTo(findings.size());
        assertThat(page.locator("#shown"))
                .satisfies(shown -> assertThat(shown.textContent())
                        .isEqualTo("%d / %d 条".formatted(findings.size(), findings.size())));
    }

    @Test
    void filters_by_words_and_by_outcome() {
        page.locator("#find").fill("郴州市 实习");
        assertThat(visible().allTextContents())
                .isNotEmpty()
                .hasSizeLessThan(findings.size())
                .allSatisfy(row -> assertThat(row).contains("郴州市", "实习"));

        page.locator("#find").fill("");
        page.locator("#mark").selectOption("violation");
        long violations = findings.stream()
                .filter(line -> line.path("severity").asString("").equals("violation"))
                .count();
        assertThat(visible().count()).isEqualTo((int) violations);

        page.locator("#find").fill("没有这样的单位");
        assertThat(visible().count()).isZero();
        assertThat(page.locator("#shown").textContent()).isEqualTo("0 / %d 条".formatted(findings.size()));
    }

    @Test
    void sorts_by_the_amount_missing_and_back() {
        List<BigDecimal> upwards = findings.stream()
                .map(line -> line.path("amountMissing").asString(""))
                .filter(amount -> !amount.isEmpty())
                .map(BigDecimal::new)
                .sorted()
                .toList();
        List<BigDecimal> downwards = new ArrayList<>(upwards);
        Collections.reverse(downwards);
        Locator head = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("差额"));
        head.click();
        assertThat(amounts()).usingElementComparator(BigDecimal::compareTo).isEqualTo(downwards);
        assertThat(page.locator("th[aria-sort=descending]").textContent()).isEqualTo("差额");

        head.click();
        assertThat(amounts()).usingElementComparator(BigDecimal::compareTo).isEqualTo(upwards);
    }

    /** Chromium does not repeat buttons on the next page, and a window's narrow columns are none of paper. */
    @Test
    void prints_its_headings_as_words() {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.evaluate("getComputedStyle(document.querySelector('#table thead button')).display"))
                .isEqualTo("contents");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.filter')).display"))
                .isEqualTo("none");
    }

    @Test
    void what_is_waived_is_said_with_its_document() {
        Path waived = folder.resolve("waived");
        Console run = Console.run(
                "check",
                "fixtures/demo",
                "--as-of",
                "2024-12-31",
                "--waivers",
                "fixtures/waivers/demo.yaml",
                "--out",
                waived.toString(),
                "--format",
                "html");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        try (Visit other = chromium.visit(1280, 800)) {
            other.page().navigate(waived.resolve("report.html").toUri().toString());
            assertThat(other.page().locator(".lead").textContent()).contains("已豁免 10 条，不计入以上各数");
            assertThat(other.page()
                            .locator(".finding", new Page.LocatorOptions().setHasText("已豁免"))
                            .count())
                    .isEqualTo(10);
            assertThat(other.page()
                            .locator(".finding", new Page.LocatorOptions().setHasText("双人社函〔2024〕31号"))
                            .count())
                    .isEqualTo(10);
            assertThat(other.page().locator("#basis").textContent()).contains("demo.yaml");
        }
    }

    @Test
    void fits_a_phone_without_scrolling_sideways() {
        page.setViewportSize(375, 700);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(375);
    }

    @Test
    void a_name_opens_the_page_of_that_subject_alone() {
        JsonNode first = findings.get(0);
        String name = first.path("name").asString("");
        page.locator("#table")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
        assertThat(page.locator(".subject:visible").count()).isEqualTo(1);
        assertThat(page.locator("#table").isVisible()).isFalse();
        assertThat(page.locator(".subject:visible h2").textContent()).isEqualTo(name);
        long ofSubject = findings.stream()
                .filter(line -> line.path("subject").equals(first.path("subject")))
                .count();
        assertThat(page.locator(".subject:visible .finding").count()).isEqualTo((int) ofSubject);
        assertThat(page.locator(".subject:visible").textContent())
                .contains(first.path("message").asString(""))
                .contains(first.path("subject").asString(""));

        page.goBack();
        assertThat(page.locator("#table").isVisible()).isTrue();
        assertThat(page.locator(".subject:visible").count()).isZero();
    }

    private static String address() {
        return folder.resolve("run/report.html").toUri().toString();
    }

    private Locator rows() {
        return page.locator("#table tbody tr");
    }

    private Locator visible() {
        return page.locator("#table tbody tr:visible");
    }

    private List<BigDecimal> amounts() {
        return page.locator("#table tbody tr td[data-value]").all().stream()
                .map(cell -> cell.getAttribute("data-value"))
                .filter(value -> !value.isEmpty())
                .map(BigDecimal::new)
                .toList();
    }
}
