package cn.hegui.bench.peer;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The checks of enterprises as a program of its own in plain Java, as fast as it can simply be: no validation, no proofs,
 * no other outputs than the findings, which are byte for byte those of the product.
 */
public final class PlainJava {
    private PlainJava() {}

    /** Arguments: facts, findings, the folder of the clause table, the as-of date, threads. */
    public static void main(String[] args) throws Exception {
        Checks checks =
                new Checks(new BoundClause.Book(Path.of(args[2])), LocalDate.parse(args[3]), new Verdicts.Plain());
        Pipeline.run(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[4]), lines -> {
            FindingText findings = new FindingText();
            EnterpriseParser.read(lines).forEach(enterprise -> checks.judge(enterprise, findings));
            return findings.bytes();
        });
    }
}
