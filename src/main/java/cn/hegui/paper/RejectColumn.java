package cn.hegui.paper;

import cn.hegui.model.Texts;

/** A column of the table of records that were not judged. */
enum RejectColumn implements PaperColumn<RejectLine> {
    INDEX("index", "索引号", "Index", 10),
    FILE("file", "文件", "File", 34),
    LINE("line", "行", "Line", 10),
    POINTER("pointer", "字段或单元格", "Field or cell", 30),
    ID("id", "统一代码", "Id", 22),
    REASON("reason", "原因", "Reason", 70),
    CODE("code", "原因代码", "Code", 20);

    private final String code;
    private final Texts heading;
    private final int width;

    RejectColumn(String code, String zh, String en, int width) {
        this.code = code;
        this.heading = new Texts(zh, en);
        this.width = width;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Texts heading() {
        return heading;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Cell cell(String index, RejectLine reject, Glossary words) {
        return switch (this) {
            case INDEX -> Cell.of(index);
            case FILE -> Cell.of(reject.file());
            case LINE -> Cell.of(reject.line());
            case POINTER -> Cell.of(reject.place());
            case ID -> Cell.of(reject.id());
            case REASON -> Cell.of(reject.reason().sentence());
            case CODE -> Cell.of(reject.reason().code());
        };
    }
}
