package cn.hegui.report;

/**
 * Lines of several subjects, one after the other.
 *
 * @param bytes the lines, each with its line end
 * @param ends where the lines of each subject end
 */
public record Pieces(byte[] bytes, int[] ends) {
    /** Where the lines of the subject at {@code index} start. */
    public int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
