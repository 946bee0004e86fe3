package cn.hegui.service.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in: a path of this service, never another place. */
final class Destination {
    private static final String START = "/";
    private static final int LONGEST = 500;

    /** One slash and then no other, no backslash (browsers take it for one), nothing that could end a header. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

    private Destination() {}

    /** {@code asked} where it is a path of ours, else the start. */
    static String local(@Nullable String asked) {
        return asked != null
                        && asked.length() <= LONGEST
                        && LOCAL.matcher(asked).matches()
                ? asked
                : START;
    }

    /** The address of the form for signing in that leads on to {@code path}. */
    static String signIn(String path) {
        String local = local(path);
        return local.equals(START) ? "/sign-in" : "/sign-in?next=" + URLEncoder.encode(local, StandardCharsets.UTF_8);
    }
}
