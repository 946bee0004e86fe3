package cn.hegui.service.account;

import cn.hegui.model.Coded;
import cn.hegui.model.Role;
import cn.hegui.model.Texts;
import java.util.Set;

/** What a key of the API may be made for. A determination is none of them: it takes a person. */
public enum KeyScope implements Coded {
    /** 上传数据、运行核对、读取结果 */
    RUNS("runs", new Texts("上传、核对并读取结果", "upload, run and read findings"), Role.AUDITOR),
    /** 读取案件 */
    CASES_READ("cases:read", new Texts("读取案件", "read cases"), Role.AUDITOR),
    /** 立案和登记 */
    CASES_WRITE("cases:write", new Texts("立案和登记", "open cases and enter steps"), Role.AUDITOR),
    /** 读取信用记录 */
    CREDIT_RECORDS_READ("credit-records:read", new Texts("读取信用记录", "read credit records"), Role.CREDIT_SYSTEM),
    /** 确认收到信用记录 */
    CREDIT_RECORDS_ACKNOWLEDGE(
            "credit-records:acknowledge", new Texts("确认收到信用记录", "acknowledge credit records"), Role.CREDIT_SYSTEM),
    /** 设置通知地址 */
    WEBHOOKS("webhooks", new Texts("设置通知地址", "set up webhooks"), Role.CREDIT_SYSTEM),
    /** 读取运行指标 */
    METRICS("metrics", new Texts("读取运行指标", "read metrics"), Role.ADMINISTRATOR);

    private final String code;
    private final Texts title;
    private final Set<Role> roles;

    KeyScope(String code, Texts title, Role... roles) {
        this.code = code;
        this.title = title;
        this.roles = Set.of(roles);
    }

    @Override
    public String code() {
        return code;
    }

    /** What people call it. */
    public Texts title() {
        return title;
    }

    /** In whose place a program with this scope can work. */
    public Set<Role> roles() {
        return roles;
    }
}
