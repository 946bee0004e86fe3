package cn.hegui.service.account;

import cn.hegui.model.Texts;

/** What was done to an account or key, in words. */
public final class EventWords {
    private EventWords() {}

    /** The words for the code of an event. */
    public static Texts of(String what) {
        return switch (what) {
            case "made" -> new Texts("设立账号", "account made");
            case "withdrawn" -> new Texts("撤回邀请", "invitation withdrawn");
            case "enabled" -> new Texts("启用", "enabled");
            case "disabled" -> new Texts("停用", "disabled");
            case "assigned" -> new Texts("更改身份或范围", "role or limits changed");
            case "linked" -> new Texts("关联单位登录", "linked to an organisation's sign-in");
            case "unlinked" -> new Texts("取消关联单位登录", "unlinked from an organisation's sign-in");
            case "renewal" -> new Texts("生成重设密码链接", "link for a new password made");
            case "password" -> new Texts("设置密码", "password set");
            case "key-made" -> new Texts("设立密钥", "key made");
            case "key-revoked" -> new Texts("撤销密钥", "key revoked");
            default -> new Texts(what, what);
        };
    }
}
