package cn.hegui.policy;

import org.snakeyaml.engine.v2.nodes.Node;

/** A place in a file, line and column from 1; 0 stands for the file as a whole. */
public record Place(String file, int line, int column) {
    /** The file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /** Where {@code node} of the file begins. */
    public static Place of(String file, Node node) {
        return node.getStartMark()
                .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElseGet(() -> of(file));
    }
}
