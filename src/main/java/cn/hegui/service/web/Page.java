package cn.hegui.service.web;

import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import cn.hegui.service.account.Actor;
import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * One page as it is asked for: in which language, by whom, and where it stands.
 *
 * @param path its path, for the language switch, without query
 * @param tab the entry of the navigation that it belongs to
 * @param actor who has signed in; null: nobody
 * @param csrf what proves that a form was sent from a page of ours; null where there is no session to protect
 */
public record Page(
        Language language,
        String path,
        Texts title,
        Tab tab,
        @Nullable Actor actor,
        @Nullable Csrf csrf) {
    /** The entries of the navigation. */
    public enum Tab {
        SELF_CHECK,
        POLICIES,
        WORKSPACE,
        CASES,
        ACCOUNTS,
        SIGN_IN,
        API
    }

    /** The hidden field of a form, and the header of a script. */
    public record Csrf(String parameter, String header, String token) {}

    /** The same page where its language is switched at {@code other}: an answer to a form has no address of its own. */
    public Page at(String other) {
        return new Page(language, other, title, tab, actor, csrf);
    }

    /** What {@code aria-current} says of an entry of the navigation. */
    public String current(Tab entry) {
        return entry == tab ? "page" : "false";
    }

    /** The language as pages and speech programs know it. */
    public String langTag() {
        return language == Language.ZH ? "zh-Hans" : "en";
    }

    /** The text in the language of the page. */
    public String label(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    /** The text in the language of the page. */
    public String label(Texts texts) {
        return texts.in(language);
    }

    /** A text that there is in Chinese only: a document's words. */
    public Content zh(String text) {
        if (language == Language.ZH) {
            return output -> output.writeUserContent(text);
        }
        return output -> {
            output.writeContent("<span lang=\"zh-Hans\">");
            output.writeUserContent(text);
            output.writeContent("</span>");
        };
    }
}
