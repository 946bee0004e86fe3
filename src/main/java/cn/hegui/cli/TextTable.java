package cn.hegui.cli;

import java.util.ArrayList;
import java.util.List;

/** A table on a terminal: columns as wide as their widest cell, texts to the left, numbers to the right. */
final class TextTable {
    private final boolean[] numbers;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Terminal.Colour[]> colours = new ArrayList<>();

    /** A table whose columns hold numbers where {@code numbers} is true. */
    TextTable(boolean... numbers) {
        this.numbers = numbers.clone();
    }

    /** Adds a row, whose first cell may have a colour. */
    TextTable row(List<String> cells, Terminal.Colour... colour) {
        rows.add(cells.stream().map(Terminal::clean).toList());
        colours.add(colour);
        return this;
    }

    void print(Terminal terminal, String indent) {
        int[] widths = new int[numbers.length];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String cell = numbers[i]
                        ? DisplayWidth.paddedLeft(row.get(i), widths[i])
                        : i == row.size() - 1 ? row.get(i) : DisplayWidth.padded(row.get(i), widths[i]);
                Terminal.Colour[] colour = colours.get(r);
                line.append(i == 0 && colour.length > 0 ? terminal.painted(colour[0], cell) : cell);
                line.append(i == row.size() - 1 ? "" : "  ");
            }
            terminal.line(line.toString().stripTrailing());
        }
    }
}
