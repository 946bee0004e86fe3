package cn.hegui.service.web;

/** What somebody sent, as it may stand in a message: short, on one line, without control characters. */
final class Printed {
    private static final int LONGEST = 80;

    private Printed() {}

    static String of(String sent) {
        String plain = sent.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '�' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
