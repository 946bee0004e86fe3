package cn.hegui.service.account;

import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import cn.hegui.model.Texts;
import cn.hegui.policy.Regions;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people enter about accounts and keys, and whether it can be right. */
final class Entered {
    /** The most characters of a login or name. */
    static final int LONGEST = 100;

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9._@-]{3,100}");
    private static final Pattern SUBJECT = Pattern.compile("[\\p{L}\\p{N}._-]{1,32}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Entered() {}

    static boolean isLogin(String login) {
        return LOGIN.matcher(login).matches();
    }

    static @Nullable Texts loginProblem(String login) {
        return isLogin(login)
                ? null
                : new Texts("登录名应为 3 到 100 个字母、数字或 . _ @ -。", "A login has 3 to 100 letters, digits or . _ @ -.");
    }

    static @Nullable Texts nameProblem(String name) {
        return name.isBlank()
                        || name.length() > LONGEST
                        || CONTROL.matcher(name).find()
                ? new Texts(
                        "请填写名称，最多 100 个字，不能有控制字符。",
                        "Enter a name of 100 characters at most, without control characters.")
                : null;
    }

    /** {@code text} for a search: without control characters, which a database may refuse, and bounded. */
    static String printable(String text) {
        return printable(text, LONGEST);
    }

    static String printable(String text, int most) {
        String clean = CONTROL.matcher(text.strip()).replaceAll("");
        return clean.length() > most ? clean.substring(0, most) : clean;
    }

    /**
     * In what place somebody works.
     *
     * @param region null for an administrator
     * @param subject null for all but schools
     */
    record Place(
            Role role,
            @Nullable RegionCode region,
            @Nullable String subject) {}

    /** A place, or what is wrong with what was entered for it. */
    record Placing(@Nullable Place place, @Nullable Texts problem) {
        private Placing(Texts problem) {
            this(null, problem);
        }
    }

    /** The place that was entered. */
    static Placing place(String role, String region, String subject, Regions regions) {
        Role known = Coded.find(Role.class, role);
        if (known == null) {
            return new Placing(new Texts("请选择身份。", "Choose a role."));
        }
        String code = region.strip();
        String id = subject.strip();
        if (known == Role.ADMINISTRATOR) {
            return code.isEmpty() && id.isEmpty()
                    ? new Placing(new Place(known, null, null), null)
                    : new Placing(new Texts(
                            "管理员看不到核对结果，地区和单位应为空。",
                            "An administrator sees no findings: leave region and subject empty."));
        }
        if (!RegionCode.isValid(code)) {
            return new Placing(
                    new Texts("地区应为六位代码，例如 220100。", "A region is a code of six digits, for example 220100."));
        }
        RegionCode where = new RegionCode(code);
        if (!regions.knows(where)) {
            return new Placing(new Texts(
                    "没有代码为 " + code + " 的地区。请从列表中选择。", "No region has the code " + code + ". Choose one of the list."));
        }
        if (known == Role.SCHOOL) {
            return SUBJECT.matcher(id).matches()
                    ? new Placing(new Place(known, where, id), null)
                    : new Placing(
                            new Texts(
                                    "学校（企业）账号须填写单位编号或统一社会信用代码，最多 32 个字母、数字或 . _ -。",
                                    "An account of a school or firm needs its id or unified social credit code, 32 letters, digits or . _ - at most."));
        }
        return id.isEmpty()
                ? new Placing(new Place(known, where, null), null)
                : new Placing(new Texts("只有学校（企业）账号才填写单位。", "Only an account of a school or firm has a subject."));
    }
}
