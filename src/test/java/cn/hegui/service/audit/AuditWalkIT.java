package cn.hegui.service.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.browser.Chromium;
import cn.hegui.model.Role;
import cn.hegui.paper.RunFiles;
import cn.hegui.service.RunningService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of two auditors through the workspace, in a browser: from facts to a waiver that the next run applies. */
class AuditWalkIT {
    private static final Path PICTURES = Path.of("target/screenshots/audit");

    @TempDir
    private Path data;

    private static final int PATIENCE = 30_000;

    private String address = "";

    @Test
    void anAuditorSendsFactsReadsFindingsAndExcusesOneWithASecondPerson() throws Exception {
        Files.createDirectories(PICTURES);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        try (RunningService service = RunningService.start(data);
                Chromium chromium = Chromium.launch();
                Chromium.Visit first = chromium.visit(window(1280, 900));
                Chromium.Visit second = chromium.visit(window(390, 844))) {
            service.account("li.na", Role.AUDITOR, "230000", null);
            service.account("wang.wei", Role.AUDITOR, "230000", null);
            address = service.address();
            Page page = first.page();
            signIn(page, "li.na");

            // facts
            assertThat(page.getByText("还没有核对")).isVisible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("新的核对"))
                    .click();
            page.setInputFiles("#file", new Path[] {
                Path.of("fixtures/demo/enterprises.jsonl"), Path.of("fixtures/demo/institutions.jsonl")
            });
            page.waitForURL("**/workspace/runs/new?upload=*");
            assertThat(page.locator("input[name=upload]:checked")).hasCount(2);
            picture(page, "new-run");

            // a run
            page.fill("#title", "2024 年度核对");
            page.fill("#asOf", "2024-12-31");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始核对"))
                    .click();
            page.waitForURL("**/workspace/runs/*-*");
            assertThat(page.locator("h1 .state")).hasText("已完成");
            assertThat(page.getByText("按条款、地区和严重程度")).isVisible();
            picture(page, "run");
            String run = page.url();

            // findings
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("全部结论"))
                    .click();
            page.selectOption("#severity", "violation");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看"))
                    .click();
            assertThat(page.locator("tbody .outcome").first()).hasText("不符合（违规）");
            picture(page, "findings");
            page.locator("tbody td:nth-child(2) a").first().click();
            picture(page, "subject");

            // why, and what if
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("说明、假设和意见"))
                    .first()
                    .click();
            assertThat(page.locator(".tree")).isVisible();
            page.fill("#text", "已发函核实\n<b>待复</b>");
            Path letter = Files.writeString(data.resolve("函.txt"), "letter");
            page.setInputFiles("#attachments", letter);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                    .click();
            assertThat(page.locator(".note .written")).hasText("已发函核实\n<b>待复</b>");
            assertThat(page.locator(".note .hash")).hasText(RunFiles.sha256(letter));
            picture(page, "explanation");

            // a waiver, by two people
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("提出豁免"))
                    .click();
            page.fill("#reason", "正在搬迁");
            page.fill("#approver", "省教育厅");
            page.fill("#documentNo", "黑教〔2024〕1号");
            page.fill("#from", "2024-01-01");
            page.fill("#until", "2027-01-01");
            picture(page, "new-waiver");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("提出").setExact(true))
                    .click();
            assertThat(page.locator(".state")).hasText("待审批");
            assertThat(page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("批准").setExact(true)))
                    .hasCount(0);

            Page other = second.page();
            signIn(other, "wang.wei");
            other.navigate(address + "/workspace/waivers");
            other.getByLabel("审批说明").fill("属实");
            picture(other, "waivers-phone");
            other.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("批准").setExact(true))
                    .click();
            assertThat(other.locator(".state")).hasText("已批准");
            for (String where : List.of("", "/findings?outcome=fail", "/subjects")) {
                other.navigate(run + where);
                picture(other, "phone" + where.replaceAll("[^a-z]", "-"));
                assertThat((int) other.evaluate("document.documentElement.scrollWidth"))
                        .as(where)
                        .isLessThanOrEqualTo(390);
            }

            // the next run applies it, and shows what moved
            page.navigate(address + "/workspace/runs/new");
            for (int i = 0; i < 2; i++) {
                page.locator("input[name=upload]").nth(i).check();
            }
            page.fill("#title", "复核");
            page.fill("#asOf", "2024-12-31");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始核对"))
                    .click();
            assertThat(page.locator("h1 .state")).hasText("已完成");
            assertThat(page.getByText("已豁免", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("比较"))
                    .click();
            assertThat(page.locator("dl.pair")).containsText("豁免");
            assertThat(page.locator("table").nth(1)).containsText("已豁免");
            picture(page, "diff");

            // the working paper
            page.goBack();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("生成"))
                    .click();
            Download paper = page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("working-paper.xlsx"))
                            .click());
            byte[] head = Files.readAllBytes(paper.path());
            assertThat(new String(head, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");

            // in English
            for (String where : List.of("", "/findings", "/subjects")) {
                page.navigate(run + where + "?lang=en");
                picture(page, "en" + where.replace('/', '-'));
            }
            page.navigate(address + "/workspace/waivers?lang=en");
            assertThat(page.locator(".state")).hasText("approved");
            picture(page, "en-waivers");

            assertThat(first.complaints()).isEmpty();
            assertThat(second.complaints()).isEmpty();
            assertThat(first.requests().stream()
                            .filter(request -> !request.startsWith(address))
                            .collect(Collectors.joining()))
                    .isEmpty();
        }
    }

    private static Browser.NewContextOptions window(int width, int height) {
        return new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(width, height);
    }

    private void signIn(Page page, String login) {
        page.setDefaultTimeout(PATIENCE);
        // Who is sent to sign in comes back to where they wanted to go.
        page.navigate(address + "/workspace");
        page.fill("#login", login);
        page.fill("#password", RunningService.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        page.waitForURL("**/workspace*");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
