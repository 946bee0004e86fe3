package cn.hegui.service.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.browser.Chromium;
import cn.hegui.service.RunningService;
import cn.hegui.store.CaseJson;
import cn.hegui.store.Databases;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A case from its finding to its repair, as people do it in a browser: auditor, two persons of the authority, the credit
 * system. With {@code -Dhegui.screenshots=DIR} each station is kept as a picture.
 */
class CaseWalkIT {
    @TempDir
    private Path data;

    private int station;

    @Test
    void fromTheFindingToTheRepair() throws Exception {
        try (CaseScene scene = CaseScene.open(data, Databases.h2(), Map.of());
                Chromium chromium = Chromium.launch();
                Chromium.Visit auditors = visit(chromium, 1200, 900);
                Chromium.Visit firsts = visit(chromium, 1200, 900);
                Chromium.Visit seconds = visit(chromium, 1200, 900);
                Chromium.Visit phones = visit(chromium, 390, 844)) {
            String home = scene.service().address();
            Page auditor = signedIn(auditors.page(), home, "shenhe");
            auditor.navigate(home + "/cases");
            assertThat(auditor.textContent("main")).contains("没有符合条件的案件");
            long finding = scene.finding(CaseScene.FIRM, CaseScene.RULE, "\"outcome\":\"fail\"");
            auditor.navigate(home + "/cases/new?run=demo&finding=" + finding);
            picture(auditor, "new");
            auditor.fill("#reason", "核对属实，企业未在规定时间补提");
            auditor.click("button[value=case]");
            auditor.waitForURL("**/cases/*-*");
            String at = auditor.url();

            scene.day("2026-05-06");
            auditor.reload();
            Locator notice = step(auditor, "发出整改通知");
            notice.locator("[name=noticeNo]").fill("双人社改〔2026〕4号");
            notice.locator("[name=issuedBy]").fill("双鸭山市人力资源和社会保障局");
            notice.locator("[name=issuedOn]").fill("2026-05-06");
            notice.locator("[name=dueOn]").fill("2026-05-01");
            notice.locator("[name=reason]").fill("责令改正");
            picture(auditor, "notice");
            notice.locator("button").click();
            assertThat(auditor.textContent(".problem")).contains("日期先后不对");
            picture(auditor, "notice-refused");
            auditor.locator("details[open] [name=dueOn]").fill("2026-06-30");
            auditor.locator("details[open] button").click();
            auditor.waitForURL(at);
            assertThat(auditor.textContent("main")).contains("整改期限 2026-06-30，还有 55 天");
            picture(auditor, "notified");
            auditor.navigate(home + "/cases/deadlines?month=2026-06");
            assertThat(auditor.isVisible("table.month a.due")).isTrue();
            picture(auditor, "calendar");

            Page first = signedIn(firsts.page(), home, "rending1");
            scene.day("2026-07-01");
            first.navigate(at);
            assertThat(first.textContent("main")).contains("期限 2026-06-30 已过");
            Locator proposal = step(first, "提出认定");
            proposal.locator("[name=documentNo]").fill("双人社认〔2026〕1号");
            proposal.locator("[name=authority]").fill("双鸭山市人力资源和社会保障局");
            proposal.locator("[name=determinedOn]").fill("2026-07-01");
            proposal.locator("[name=severity]").selectOption("ordinary");
            proposal.locator("[name=reason]").fill("期满未改正，未陈述申辩");
            picture(first, "proposal");
            proposal.locator("button").click();
            first.waitForURL(at);
            assertThat(first.textContent(".step.off")).contains("须由该部门另一人批准");
            picture(first, "proposed");

            Page second = signedIn(seconds.page(), home, "rending2");
            scene.day("2026-07-02");
            second.navigate(home + "/cases");
            picture(second, "queue");
            second.click("text=待我部门批准 (1)");
            second.click("td a");
            Locator approval = step(second, "批准认定");
            approval.locator("[name=reason]").fill("事实清楚，同意");
            approval.locator("button").click();
            second.waitForURL(at);
            assertThat(second.textContent(".stage")).isEqualTo("可记录（已认定）");
            picture(second, "determined");

            Map<String, Object> feed = CaseJson.object(scene.get("xinyong", "/api/v1/credit-records?state=recordable")
                    .body());
            String event = (String) ((Map<?, ?>) ((List<?>) feed.get("items")).get(0)).get("id");
            assertThat(scene.post(
                                    "xinyong",
                                    "/api/v1/credit-records/" + event + "/acknowledgement",
                                    "{\"receipt\":\"XY-2026-1\"}")
                            .statusCode())
                    .isEqualTo(200);

            scene.day("2026-08-10");
            auditor.navigate(at);
            assertThat(auditor.textContent(".stage")).isEqualTo("已移送");
            Locator corrected = step(auditor, "登记认定后改正");
            corrected.locator("[name=on]").fill("2026-08-09");
            corrected.locator("[name=evidence]").fill("补提凭证 3 份");
            corrected.locator("[name=reason]").fill("已核");
            corrected.locator("button").click();
            auditor.waitForURL(at);
            assertThat(auditor.textContent("main")).contains("2026-10-02 起方可申请修复");
            scene.day("2026-10-08");
            auditor.reload();
            Locator applied = step(auditor, "登记修复申请");
            applied.locator("[name=on]").fill("2026-10-08");
            applied.locator("[name=pledgeNo]").fill("信承 2026-31");
            applied.locator("[name=reason]").fill("企业申请并承诺");
            applied.locator("button").click();
            auditor.waitForURL(at);
            first.navigate(at);
            Locator granted = step(first, "准予修复");
            granted.locator("[name=on]").fill("2026-10-08");
            granted.locator("[name=documentNo]").fill("双人社修〔2026〕1号");
            granted.locator("[name=reason]").fill("符合条件");
            granted.locator("button").click();
            first.waitForURL(at);
            assertThat(first.textContent(".stage")).isEqualTo("已修复");
            picture(first, "repaired");
            assertThat(scene.get("xinyong", "/api/v1/credit-records?state=recordable")
                            .body())
                    .contains("\"event\":\"repaired\"");

            Page phone = signedIn(phones.page(), home, "shenhe");
            phone.navigate(at + "?lang=en");
            assertThat(phone.evaluate("document.documentElement.scrollWidth"))
                    .as("no sideways scrolling")
                    .isEqualTo(390);
            picture(phone, "phone-case");
            phone.navigate(home + "/cases");
            picture(phone, "phone-list");
            assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            phone.navigate(home + "/cases/deadlines?month=2026-10");
            assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            for (Chromium.Visit visit : List.of(firsts, seconds, phones)) {
                assertThat(visit.complaints()).isEmpty();
            }
        }
    }

    private static Chromium.Visit visit(Chromium chromium, int width, int height) {
        return chromium.visit(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale("zh-CN"));
    }

    private static Page signedIn(Page page, String home, String login) {
        page.navigate(home + "/cases");
        page.fill("#login", login);
        page.fill("#password", RunningService.PASSWORD);
        page.click("main button");
        page.waitForURL(home + "/cases*");
        return page;
    }

    /** Opens the form of a step. */
    private static Locator step(Page page, String name) {
        Locator step = page.locator(
                "details.step",
                new Page.LocatorOptions().setHas(page.locator("summary", new Page.LocatorOptions().setHasText(name))));
        step.locator("summary").click();
        return step;
    }

    private void picture(Page page, String name) throws Exception {
        String folder = System.getProperty("hegui.screenshots");
        station++;
        if (folder != null) {
            Path place = Files.createDirectories(Path.of(folder)).resolve("%02d-%s.png".formatted(station, name));
            page.screenshot(new Page.ScreenshotOptions().setPath(place).setFullPage(true));
        }
    }
}
