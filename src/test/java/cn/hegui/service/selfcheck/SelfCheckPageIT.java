package cn.hegui.service.selfcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.browser.Chromium;
import cn.hegui.service.RunningService;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A school of Shaoxing and an enterprise of Jilin check themselves in a real browser, on a desk, on a phone, by keyboard. */
class SelfCheckPageIT {
    private static final Path PICTURES = Path.of("target", "pictures", "self-check");
    private static final String AXE = axe();

    @TempDir
    private static Path data;

    private static RunningService service;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.launch();
        service = RunningService.start(data);
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(
                SelfCheckPageIT.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true)
                // To hide the caret it would set styles in the page.
                .setCaret(ScreenshotCaret.INITIAL));
    }

    /** What axe finds against WCAG 2 A and AA; also for what is folded in. */
    private static void isAccessible(Chromium.Visit visit) {
        Page page = visit.page();
        assertThat(page.evaluate("document.querySelectorAll('[style], style').length"))
                .as("styles that the policy of the page forbids")
                .isEqualTo(0);
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })");
        // Evaluated by the browser's own tools, so the policy of the page about scripts does not stop it.
        page.evaluate("source => { if (!window.axe) { (0, eval)(source) } }", AXE);
        Object found = page.evaluate(
                "async () => { const result = await axe.run(document, "
                        + "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}); "
                        + "return result.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | ')) }");
        assertThat((List<?>) found).isEmpty();
    }

    /** Whether the browser complained; of what axe does to find out about colours it may. */
    private static void hasNoComplaints(Chromium.Visit visit) {
        assertThat(visit.complaints())
                .filteredOn(complaint ->
                        !complaint.startsWith("Applying inline style") && !complaint.startsWith("Canvas2D"))
                .isEmpty();
    }

    private static void fitsTheWidth(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing runs off the side")
                .isEqualTo(true);
    }

    private static void settled(Page page, String step) {
        page.waitForSelector("#self-check[data-step=" + step + "]:not(.htmx-swapping)");
    }

    private static void chooseRegion(Page page, String province, String city, String county) {
        page.selectOption("#province", province);
        page.waitForSelector(
                "#city option[value='" + city + "']",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.selectOption("#city", city);
        page.waitForSelector(
                "#county option[value='" + county + "']",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.selectOption("#county", county);
        page.waitForSelector(
                "#county option[value='" + county + "'][selected]",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .last()
                .click();
    }

    @Test
    void aFirmOfJilinChecksItselfChangesAFigureAndTakesTheResultAlong() throws Exception {
        try (Chromium.Visit visit = chromium.visit(
                new NewContextOptions().setViewportSize(1280, 900).setLocale("zh-CN"))) {
            Page page = visit.page();
            page.navigate(service.address() + "/");
            picture(page, "firm-1-start");
            isAccessible(visit);
            page.selectOption("#kind", "enterprise");
            assertThat(page.getByLabel("统一社会信用代码")).isVisible();
            chooseRegion(page, "220000", "220100", "220102");
            press(page, "填写资料");
            settled(page, "form");
            page.click("#add-trainingAccounts");
            page.waitForSelector("#f-trainingAccounts-0-spent");
            page.fill("#f-trainingAccounts-0-payroll", "2,000,000");
            page.fill("#f-trainingAccounts-0-extracted", "30000");
            page.fill("#f-trainingAccounts-0-spent", "28,000.00 元");
            page.fill("#f-trainingAccounts-0-frontlineSpent", "15000");
            page.fill("#f-trainingAccounts-0-taxPayroll", "1000000");
            page.fill("#f-trainingAccounts-0-deducted", "20000");
            picture(page, "firm-2-form");
            isAccessible(visit);
            press(page, "核对");
            settled(page, "result");
            Locator sentence = page.locator(".sentence");
            assertThat(sentence).containsText("不符合 1 项");
            assertThat(page.locator(".section.fail .gap").first()).hasText("还差 1,800.00 元");
            isAccessible(visit);
            page.reload();
            // The draft is in the browser only: it is offered, and goes on where it was.
            assertThat(page.locator("#kept")).isVisible();
            picture(page, "firm-3-kept");
            press(page, "接着做");
            settled(page, "result");
            assertThat(sentence).containsText("不符合 1 项");
            picture(page, "firm-4-result");
            page.setViewportSize(390, 844);
            fitsTheWidth(page);
            picture(page, "firm-4-result-phone");
            page.setViewportSize(1280, 900);

            Locator figure = page.locator(".section.fail input[name='f/trainingAccounts/0/frontlineSpent']")
                    .first();
            figure.fill("16799.99");
            figure.press("Tab");
            assertThat(page.locator(".section.fail .gap").first()).hasText("还差 0.01 元");
            figure.fill("16,800");
            figure.press("Tab");
            assertThat(sentence).containsText("不符合 0 项");
            assertThat(page.locator(".moves li")).containsText("不符合 → 符合");
            assertThat(page.locator(".section.fail .moved")).containsText("现在：符合");
            picture(page, "firm-5-moved");
            isAccessible(visit);
            // Nonsense is said where it was typed, and what was found stands.
            figure.fill("很多");
            figure.press("Tab");
            assertThat(page.locator("#problems")).containsText("很多");
            assertThat(figure).hasValue("很多");
            assertThat(figure).hasAttribute("aria-invalid", "true");
            figure.fill("28001");
            figure.press("Tab");
            assertThat(page.locator("#problems")).containsText("28001 大于");
            figure.fill("16800");
            figure.press("Tab");
            assertThat(page.locator("#problems")).isHidden();

            for (Map.Entry<String, String> file : Map.of(
                            "XLSX", ".xlsx", "HTML", ".html", "JSON", ".json", "草稿", "hegui-draft.json")
                    .entrySet()) {
                Download download = page.waitForDownload(() -> press(page, file.getKey()));
                assertThat(download.suggestedFilename()).endsWith(file.getValue());
                assertThat(Files.size(download.path())).isPositive();
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
            byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPath(PICTURES.resolve("firm.pdf")));
            assertThat(pages(pdf)).as("printed pages").isLessThanOrEqualTo(3);
            hasNoComplaints(visit);
        }
    }

    private static long pages(byte[] pdf) {
        return Stream.of(new String(pdf, StandardCharsets.ISO_8859_1).split("/Type /Page\\b", -1))
                        .count()
                - 1;
    }

    @Test
    void aSchoolOfShaoxingChecksItselfOnAPhoneInEnglish() {
        try (Chromium.Visit visit = chromium.visit(new NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setLocale("en-GB"))) {
            Page page = visit.page();
            page.navigate(service.address() + "/?lang=en");
            chooseRegion(page, "330000", "330600", "330602");
            picture(page, "school-1-start-en");
            press(page, "Fill in the facts");
            settled(page, "form");
            page.selectOption("#f-level", "secondary-vocational");
            page.waitForSelector(
                    "#f-level option[value=secondary-vocational][selected]",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
            page.click("#add-teachers");
            page.waitForSelector("#f-teachers-0-category");
            page.selectOption("#f-teachers-0-category", "professional");
            page.fill("#f-teachers-0-hiredOn", "2015-08-20");
            page.locator("input[name='none/practices']").check();
            page.click("#add-programmes");
            page.waitForSelector("#f-programmes-0-totalHours");
            page.fill("#f-programmes-0-totalHours", "3000");
            page.fill("#f-programmes-0-practicalHours", "1400");
            page.fill("#f-programmes-0-openedOn", "2016-09-01");
            fitsTheWidth(page);
            picture(page, "school-2-form-en");
            isAccessible(visit);
            press(page, "Check");
            settled(page, "result");
            assertThat(page.locator(".sentence")).containsText("not met");
            assertThat(page.locator(".section.fail")).containsText("Short by 100 h");
            picture(page, "school-3-result-en");
            isAccessible(visit);
            fitsTheWidth(page);
            page.locator("button[value^='set:/programmes/0/practicalHours']")
                    .first()
                    .click();
            assertThat(page.locator(".moves")).containsText("not met → met");
            picture(page, "school-4-moved-en");
            page.setViewportSize(1280, 900);
            picture(page, "school-4-moved-en-desk");
            page.locator("button[value='goto:list-internships']").first().click();
            settled(page, "form");
            assertThat(page.locator("#list-internships")).isFocused();
            assertThat(page.locator("#f-programmes-0-practicalHours")).hasValue("1500");
            hasNoComplaints(visit);
        }
    }

    @Test
    void theKeyboardAloneIsEnough() {
        try (Chromium.Visit visit = chromium.visit(
                new NewContextOptions().setViewportSize(1024, 768).setLocale("zh-CN"))) {
            Page page = visit.page();
            page.navigate(service.address() + "/");
            page.focus("#province");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            page.waitForSelector("#city", new Page.WaitForSelectorOptions().setTimeout(5000));
            assertThat(page.locator("#province")).isFocused();
            page.focus("button[value=ask]");
            page.keyboard().press("Enter");
            settled(page, "form");
            page.focus("#add-programmes");
            page.keyboard().press("Enter");
            page.waitForSelector("#f-programmes-0-totalHours");
            page.focus("#f-programmes-0-totalHours");
            page.keyboard().type("100");
            page.keyboard().press("Tab");
            assertThat(page.locator("#f-programmes-0-practicalHours")).isFocused();
            page.keyboard().type("40");
            page.keyboard().press("Enter");
            settled(page, "result");
            // Which level the school is of was not said, and the clause is for some only.
            assertThat(page.locator(".section.unknown")).containsText("办学层次");
            hasNoComplaints(visit);
        }
    }

    @Test
    void withoutScriptsTheFormAndTheUploadWork() throws Exception {
        try (Chromium.Visit visit = chromium.visit(new NewContextOptions()
                .setViewportSize(1024, 768)
                .setLocale("zh-CN")
                .setJavaScriptEnabled(false))) {
            Page page = visit.page();
            page.navigate(service.address() + "/");
            page.selectOption("#kind", "enterprise");
            page.selectOption("#province", "220000");
            press(page, "填写资料");
            page.click("#add-trainingAccounts");
            page.fill("#f-trainingAccounts-0-spent", "100");
            page.fill("#f-trainingAccounts-0-frontlineSpent", "59.99");
            press(page, "核对");
            assertThat(page.locator(".section.fail .gap").first()).hasText("还差 0.01 元");
            page.locator(".section.fail input[name='f/trainingAccounts/0/frontlineSpent']")
                    .first()
                    .fill("60");
            press(page, "按改动重新核对");
            assertThat(page.locator(".moves li")).containsText("不符合 → 符合");

            Path file = data.resolveSibling("two.jsonl");
            Files.writeString(
                    file,
                    "{\"kind\":\"institution\",\"id\":\"A1\",\"name\":\"甲校\",\"region\":\"330602\",\"councilEstablished\":true}\n"
                            + "{\"kind\":\"institution\",\"id\":\"B1\",\"name\":\"乙校\",\"region\":\"330602\",\"trainingServices\":[{\"year\":2020}]}\n"
                            + "{\"kind\":\"institution\",\"id\":\"C1\",\"region\":\"330602\",\"level\":\"nursery\"}\n");
            page.navigate(service.address() + "/");
            page.setInputFiles("#file", file);
            press(page, "上传并核对");
            assertThat(page.locator("#choice-title")).containsText("2 个单位");
            assertThat(page.locator("#problems")).containsText("第 3 行");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("院校 乙校 B1"))
                    .click();
            assertThat(page.locator(".subject")).containsText("乙校");
            Files.delete(file);
        }
    }
}
