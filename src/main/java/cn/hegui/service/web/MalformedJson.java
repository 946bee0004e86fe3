package cn.hegui.service.web;

import cn.hegui.model.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where a body is no JSON, or not the JSON that was asked for. */
final class MalformedJson {
    private static final Texts TITLE = new Texts("JSON 有误", "The JSON is wrong");

    private MalformedJson() {}

    static Problem problem(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return problem(json);
            }
        }
        Texts empty = new Texts("请求没有内容。这里需要 JSON。", "The request has no body; JSON is needed here.");
        return Problem.of(HttpStatus.BAD_REQUEST, TITLE, empty);
    }

    private static Problem problem(JacksonException failure) {
        Texts place = place(failure.getLocation());
        if (failure instanceof UnrecognizedPropertyException unknown) {
            String name = Printed.of(unknown.getPropertyName());
            String known = unknown.getKnownPropertyIds() == null
                    ? ""
                    : String.join(
                            ", ",
                            unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .toList());
            return Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            TITLE,
                            new Texts(
                                    "没有“" + name + "”这个字段" + place.zh() + "。",
                                    "There is no field \"" + name + "\"" + place.en() + "."))
                    .at(pointer(failure), new Texts("这里的字段有：" + known + "。", "The fields here are " + known + "."));
        }
        if (failure instanceof MismatchedInputException mismatch && !hasMoreBehind(mismatch)) {
            Texts wanted = Wanted.of(mismatch.getTargetType());
            Texts fault = new Texts("应为" + wanted.zh() + place.zh() + "。", "Takes " + wanted.en() + place.en() + ".");
            return Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            TITLE,
                            new Texts("有的值不是所要的那种，见 errors。", "A value is not of the kind that is needed, see errors."))
                    .at(pointer(failure), fault);
        }
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                TITLE,
                new Texts(
                        "这不是完整正确的 JSON" + place.zh() + "。请核对引号、逗号和括号。",
                        "This is no well-formed JSON" + place.en() + ". Check quotes, commas and brackets."));
    }

    /** Whether a second value follows where one is taken; Jackson has no type of its own for it. */
    private static boolean hasMoreBehind(MismatchedInputException failure) {
        return failure.getPath().isEmpty() && failure.getOriginalMessage().startsWith("Trailing token");
    }

    private static Texts place(TokenStreamLocation location) {
        if (location == null || location.getLineNr() < 1) {
            return new Texts("", "");
        }
        return new Texts(
                "（第 " + location.getLineNr() + " 行第 " + location.getColumnNr() + " 列）",
                " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")");
    }

    private static String pointer(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            pointer.append('/');
            if (step.getPropertyName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(
                        Printed.of(step.getPropertyName().replace("~", "~0").replace("/", "~1")));
            }
        }
        return pointer.toString();
    }
}
