package cn.hegui.report;

import cn.hegui.model.Clause;
import cn.hegui.model.Document;
import cn.hegui.model.Force;
import cn.hegui.model.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the clause on which a message rests, as a reader would cite it. */
public final class Ground {
    private Ground() {}

    /** The document's number, or its title where it has none, and the article: 吉政办发〔2018〕48号（十五）1. */
    public static String name(Clause clause) {
        return name(clause.document(), clause.article());
    }

    /** The same for any article of {@code document}. */
    public static String name(Document document, String article) {
        return name(document.title(), document.number(), article);
    }

    /** The same for any article of a document of that title and, where it has one, number. */
    public static String name(String title, @Nullable String number, String article) {
        String source = number != null ? number : "《" + title + "》";
        // A bare figure would run into the document's number: 28号9.
        boolean figure = Character.isDigit(article.charAt(0));
        return source + (figure ? "第" + article + "条" : article);
    }

    /** The closing sentence of a message; says of each clause where it is no duty. */
    static String sentence(List<Clause> clauses, Language language) {
        boolean zh = language == Language.ZH;
        StringBuilder sentence = new StringBuilder(zh ? "依据：" : " Basis: ");
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            sentence.append(i == 0 ? "" : zh ? "；" : "; ").append(name(clause)).append(remark(clause, language));
        }
        return sentence.append(zh ? "。" : ".").toString();
    }

    private static String remark(Clause clause, Language language) {
        boolean zh = language == Language.ZH;
        boolean encouraged = clause.force() == Force.ENCOURAGED;
        boolean draft = clause.document().isDraft();
        List<String> remarks = new ArrayList<>(0);
        if (draft && encouraged) {
            remarks.add(zh ? "征求意见稿中的鼓励事项，不构成义务" : "encouraged by a draft, no duty");
        } else if (draft) {
            remarks.add(zh ? "征求意见稿，仅供参考" : "a draft, not in force");
        } else if (encouraged) {
            remarks.add(zh ? "鼓励事项，不构成义务" : "encouraged, no duty");
        }
        if (clause.isUnverified()) {
            remarks.add(zh ? "未核对原文，仅作提示" : "text not verified, an advisory only");
        }
        if (remarks.isEmpty()) {
            return "";
        }
        return zh ? "（" + String.join("；", remarks) + "）" : " (" + String.join("; ", remarks) + ")";
    }
}
