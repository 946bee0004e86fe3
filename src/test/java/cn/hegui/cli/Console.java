package cn.hegui.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntBiFunction;

/** Runs the command in this process and keeps what it says. */
final class Console {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final int exitCode;

    private Console(ToIntBiFunction<Terminal, String[]> command, String standardInput, String[] args) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                false,
                0);
        exitCode = command.applyAsInt(terminal, args);
    }

    static Console run(String... args) {
        return new Console(Hegui::run, "", args);
    }

    static Console runWith(String standardInput, String... args) {
        return new Console(Hegui::run, standardInput, args);
    }

    static Console runOnSpark(String... args) {
        return new Console(HeguiSpark::run, "", args);
    }

    int exitCode() {
        return exitCode;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
