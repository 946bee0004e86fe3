package cn.hegui.service.audit;

import cn.hegui.service.account.Actor;
import cn.hegui.service.web.Pages;
import org.springframework.http.HttpStatus;

/** Who asks. */
final class Actors {
    private Actors() {}

    /** Who has signed in; the table of access lets nobody else come this far. */
    static Actor required() {
        Actor actor = Pages.actor();
        if (actor == null) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "请先登录。", "Sign in first.");
        }
        return actor;
    }
}
