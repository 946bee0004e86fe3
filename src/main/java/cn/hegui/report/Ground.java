package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Force;
import cn.hegui.model.Language;
import java.util.List;
import java.util.stream.Collectors;

/** Names the clause on which a message rests, as a reader would cite it. */
public final class Ground {
    private Ground() {}

    /** The document's number, or its title where it has none, and the article: 吉政办发〔2018〕48号（十五）1. */
    public static String name(Clause clause) {
        return name(clause.document(), clause.article());
    }

    /** The same for any article of {@code document}. */
    public static String name(Document document, String article) {
        String source = document.number() != null ? document.number() : "《" + document.title() + "》";
        // A bare figure would run into the document's number: 28号9.
        boolean figure = Character.isDigit(article.charAt(0));
        return source + (figure ? "第" + article + "条" : article);
    }

    /** The closing sentence of a message; says of each clause where it is no duty. */
    static String sentence(List<Clause> clauses, Language language) {
        boolean zh = language == Language.ZH;
        return (zh ? "依据：" : " Basis: ")
                + clauses.stream()
                        .map(clause -> name(clause) + remark(clause, language))
                        .collect(Collectors.joining(zh ? "；" : "; "))
                + (zh ? "。" : ".");
    }

    private static String remark(Clause clause, Language language) {
        boolean encouraged = clause.force() == Force.ENCOURAGED;
        boolean draft = clause.document().isDraft();
        if (language == Language.ZH) {
            return draft && encouraged
                    ? "（征求意见稿中的鼓励事项，不构成义务）"
                    : draft ? "（征求意见稿，仅供参考）" : encouraged ? "（鼓励事项，不构成义务）" : "";
        }
        return draft && encouraged
                ? " (encouraged by a draft, no duty)"
                : draft ? " (a draft, not in force)" : encouraged ? " (encouraged, no duty)" : "";
    }
}
