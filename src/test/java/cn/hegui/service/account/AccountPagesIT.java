package cn.hegui.service.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.browser.Chromium;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.service.RunningService;
import cn.hegui.store.Accounts;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of accounts in a real browser, which enforces the policy of content: an administrator invites, an auditor comes. */
class AccountPagesIT {
    @TempDir
    private static Path data;

    private static RunningService service;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        service = RunningService.start(data);
        service.account("root", Role.ADMINISTRATOR, null, null);
        service.account("li.na", Role.AUDITOR, "220100", null);
        service.account("authority", Role.AUTHORITY, "220000", null);
        service.account("changchun-school-1", Role.SCHOOL, "220102", "91220101MA0000001X");
        service.key("信用平台", Role.CREDIT_SYSTEM, "220000", "credit-records:read");
    }

    @AfterAll
    static void stop() {
        service.close();
        chromium.close();
    }

    private static void signIn(Page page, String login, String password) {
        page.navigate(service.address() + "/sign-in?next=%2Fpassword&lang=zh");
        page.getByLabel("登录名").fill(login);
        page.getByLabel("密码").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
    }

    @Test
    void anAdministratorInvitesAndTheInvitedSignsIn() {
        try (Chromium.Visit administrator = chromium.visit(1280, 900);
                Chromium.Visit invited = chromium.visit(390, 844)) {
            Page page = administrator.page();
            signIn(page, "root", RunningService.PASSWORD);
            page.navigate(service.address() + "/accounts");
            page.getByLabel("身份").selectOption("auditor");
            page.getByLabel("地区（管理员不填）").fill("220200");
            page.getByText("生成一次性链接").click();
            String link = page.getByLabel("链接").inputValue();

            Page phone = invited.page();
            phone.navigate(link + "?lang=zh");
            phone.getByLabel("登录名").fill("wang.fang");
            phone.getByLabel("姓名").fill("王芳");
            phone.getByLabel("密码（至少 12 个字符）").fill("a password of mine");
            phone.getByLabel("再输入一次").fill("a password of mine");
            phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("设立账号"))
                    .click();
            signIn(phone, "wang.fang", "a password of mine");
            assertThat(phone.getByText("王芳 · 审核人员").count()).isEqualTo(1);

            page.navigate(service.address() + "/accounts/"
                    + service.part(Accounts.class)
                            .byLogin("wang.fang")
                            .orElseThrow()
                            .id());
            page.getByText("停用账号").click();
            phone.reload();
            assertThat(phone.getByText("王芳 · 审核人员").count()).isZero();
            assertThat(administrator.complaints()).isEmpty();
        }
    }

    @Test
    void eachPageFitsEachWindowInBothLanguagesWithoutAComplaint() throws Exception {
        service.part(Reads.class)
                .subject(
                        AccountUser.actor(
                                service.part(Accounts.class).byLogin("li.na").orElseThrow()),
                        "subject",
                        new RegionCode("220102"),
                        "91220101MA0000001X",
                        "2026-03-01-01",
                        31);
        String one = "/accounts/"
                + service.part(Accounts.class).byLogin("li.na").orElseThrow().id();
        Path pictures = Path.of("target", "screenshots", "accounts");
        Files.createDirectories(pictures);
        for (int width : List.of(1280, 390)) {
            for (String who : List.of("root", "authority")) {
                try (Chromium.Visit visit =
                        chromium.visit(new Browser.NewContextOptions().setViewportSize(width, 900))) {
                    Page page = visit.page();
                    signIn(page, who, RunningService.PASSWORD);
                    List<String> paths = who.equals("root")
                            ? List.of("/accounts", one, "/accounts/keys", "/accounts/events", "/password")
                            : List.of("/reads");
                    for (String path : paths) {
                        for (String lang : List.of("zh", "en")) {
                            page.navigate(service.address() + path + "?lang=" + lang);
                            String name = path.equals(one)
                                    ? "account"
                                    : path.substring(1).replace('/', '-');
                            page.screenshot(new Page.ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(pictures.resolve(name + "-" + lang + "-" + width + ".png")));
                            Object wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                            assertThat(((Number) wider).intValue())
                                    .as(path + " " + width)
                                    .isLessThanOrEqualTo(0);
                            assertThat(page.evaluate("[...document.querySelectorAll('input:not([type=hidden]),select')]"
                                            + ".filter(field => field.labels.length !== 1).map(field => field.name)"))
                                    .as("fields without a label of " + path)
                                    .isEqualTo(List.of());
                        }
                    }
                    assertThat(visit.complaints()).isEmpty();
                }
            }
        }
    }
}
