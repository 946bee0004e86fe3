package cn.hegui.service.account;

import cn.hegui.model.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a new account shows.
 *
 * @param providers by whom one may sign in instead of by a password
 * @param problem what is wrong with what was entered; null: nothing yet
 */
public record Welcome(
        Texts role,
        String login,
        String name,
        List<SignInPages.Provider> providers,
        @Nullable Texts problem) {}
