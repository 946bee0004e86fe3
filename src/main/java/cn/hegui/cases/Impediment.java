package cn.hegui.cases;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;

/** Why a breach can found no credit record, whatever happens in its case. */
public enum Impediment implements Coded {
    NO_CREDIT_CLAUSE(
            "no-credit-clause", "没有条款把拒不改正该事项规定为信用信息", "no clause makes a refusal to correct this a credit behaviour"),
    CREDIT_CLAUSE_CANNOT_FOUND(
            "credit-clause-cannot-found",
            "规定信用后果的条款出自征求意见稿、未核对原文或须经理解适用",
            "the clause on credit is a draft, was not read or is applied by a reading"),
    ID_CHECK_DIGIT(
            "id-check-digit",
            "统一社会信用代码的形式或校验码不对，只能作为线索",
            "the unified social credit code is not well formed or its check digit is wrong: a lead only"),
    DRAFT("draft", "所依据的是征求意见稿", "it rests on a draft"),
    UNVERIFIED("unverified", "所依据条款未核对原文", "it rests on a clause whose text was not read"),
    INTERPRETATION("interpretation", "所依据条款须经理解适用，只作预警", "it rests on a reading of the clause: a warning only"),
    NOT_A_VIOLATION("not-a-violation", "核对结论不是违规", "the finding is no violation");

    private final String code;
    private final Texts words;

    Impediment(String code, String zh, String en) {
        this.code = code;
        this.words = new Texts(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    /** Why, in words that continue "no credit record, for". */
    public Texts words() {
        return words;
    }
}
