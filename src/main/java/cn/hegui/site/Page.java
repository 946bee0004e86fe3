package cn.hegui.site;

import cn.hegui.model.Clause;
import cn.hegui.model.Language;
import cn.hegui.model.Texts;
import gg.jte.Content;

/**
 * One page of the site and how it speaks: it knows its own place, so that every link is relative and works from a disk,
 * and its language, so that every text says which one it is in.
 *
 * @param path its place in the site, for example {@code kinds/transfer.reward-share.html}
 * @param tab the entry of the navigation that it belongs to
 * @param place where it is read: by itself, or within the service, to whose other pages it then leads
 */
record Page(Language language, String path, Texts title, Tab tab, Place place) {
    /** The entries of the navigation. */
    enum Tab {
        DOCUMENTS,
        KINDS,
        FIGURES,
        REGIONS,
        SEARCH
    }

    /** The way to the top folder: empty, or {@code ../} as often as needed. */
    String root() {
        return "../".repeat((int) path.chars().filter(c -> c == '/').count());
    }

    /** What {@code aria-current} says of an entry of the navigation. */
    String current(Tab entry) {
        return entry == tab ? "true" : "false";
    }

    String langTag() {
        return language == Language.ZH ? "zh-Hans" : "en";
    }

    /** One language only: for attributes, where no markup can stand. */
    String label(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    String label(Texts texts) {
        return texts.in(language);
    }

    /** A text of the product: in Chinese with the English beside it, or in English. */
    Content both(Texts texts) {
        return both(texts.zh(), texts.en());
    }

    Content both(String zh, String en) {
        if (language == Language.EN) {
            return output -> output.writeUserContent(en);
        }
        return output -> {
            output.writeUserContent(zh);
            if (!zh.equals(en)) {
                output.writeContent(" <span class=\"en\" lang=\"en\">");
                output.writeUserContent(en);
                output.writeContent("</span>");
            }
        };
    }

    /** A text that there is in Chinese only: a document's words, or what the policy book says of them. */
    Content zh(String text) {
        if (language == Language.ZH) {
            return output -> output.writeUserContent(text);
        }
        return output -> {
            output.writeContent("<span lang=\"zh-Hans\">");
            output.writeUserContent(text);
            output.writeContent("</span>");
        };
    }

    String document(String id) {
        return root() + Paths.document(id);
    }

    String article(String document, String key) {
        return document(document) + "#" + Paths.anchor(key);
    }

    String clause(String id) {
        return root() + Paths.clause(id);
    }

    String clause(Clause clause) {
        return clause(clause.id());
    }

    String kind(String id) {
        return root() + Paths.kind(id);
    }
}
