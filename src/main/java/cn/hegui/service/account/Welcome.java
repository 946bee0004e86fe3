package cn.hegui.service.account;

import cn.hegui.model.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a new account shows.
 *
 * @param problem what is wrong with what was entered; null: nothing yet
 */
public record Welcome(
        Texts role, String login, String name, @Nullable Texts problem) {}
