package cn.hegui.model;

/** What kind of place an intern works at. */
public enum Venue implements Coded {
    @Named("一般场所")
    ORDINARY("ordinary"),
    @Named(value = "营业性娱乐场所", also = "营业性娱乐场所（酒吧、夜总会、歌厅、洗浴中心等）", meaning = "酒吧、夜总会、歌厅、洗浴中心等")
    ENTERTAINMENT("entertainment");

    private final String code;

    Venue(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
