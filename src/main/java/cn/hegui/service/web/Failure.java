package cn.hegui.service.web;

import cn.hegui.model.Texts;
import org.springframework.http.HttpStatus;

/** The words for what can go wrong with any request. */
final class Failure {
    private Failure() {}

    static Texts title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> new Texts("没有找到", "Not found");
            case FORBIDDEN -> new Texts("无权访问", "Not allowed");
            case UNAUTHORIZED -> new Texts("请先登录", "Sign in first");
            case CONTENT_TOO_LARGE -> new Texts("内容太大", "Too large");
            case TOO_MANY_REQUESTS -> new Texts("请求太多", "Too many requests");
            case SERVICE_UNAVAILABLE -> new Texts("暂时无法使用", "Not available for the moment");
            default ->
                status.is4xxClientError()
                        ? new Texts("请求有误", "The request is wrong")
                        : new Texts("内部错误", "Internal error");
        };
    }

    static Texts advice(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> new Texts("网址可能有误，或者内容已不存在。", "The address may be wrong, or what it named is gone.");
            case FORBIDDEN ->
                new Texts(
                        "您的账号不能做这件事，或者页面打开太久。请返回刷新后再试。",
                        "Your account may not do this, or the page was open for too long. Go back, reload, try again.");
            case UNAUTHORIZED -> new Texts("这里需要账号或者接口密钥。", "This needs an account or an API key.");
            case CONTENT_TOO_LARGE -> new Texts("请缩小文件，或者分几次上传。", "Send a smaller file, or several.");
            case TOO_MANY_REQUESTS -> new Texts("请稍候再试。", "Wait a moment and try again.");
            case SERVICE_UNAVAILABLE -> new Texts("请过一分钟再试。", "Try again in a minute.");
            default ->
                status.is4xxClientError()
                        ? new Texts("请核对所填内容后再试。", "Check what was entered and try again.")
                        : new Texts(
                                "这是程序的问题，不是您的资料的问题。请稍后再试，或者告诉管理员。",
                                "A fault of the program, not of your data. Try again later, or tell the administrator.");
        };
    }
}
