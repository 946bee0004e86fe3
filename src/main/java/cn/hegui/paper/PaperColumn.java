package cn.hegui.paper;

import cn.hegui.model.Coded;
import cn.hegui.model.Texts;

/** A column of a table of lines; its code names it in the layout of a working paper. */
interface PaperColumn<T extends RunLine> extends Coded {
    Texts heading();

    /** A good width, in Latin characters; a Chinese one takes two. */
    int width();

    /** The cell of {@code line}, which has the number {@code index} in its table. */
    Cell cell(String index, T line, Glossary words);
}
