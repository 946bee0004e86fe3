package cn.hegui.cli;

import cn.hegui.model.Texts;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which policy files and rules a command goes by: those of the program, or those of folders that are named. */
final class Book {
    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = {"使用此文件夹的政策文件，不用程序自带的。", "Goes by the policy files of this folder."})
    private @Nullable Path policies;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = {"使用此文件夹的规则（.drl 和 .yaml），不用程序自带的。", "Goes by the rules of this folder."})
    private @Nullable Path rules;

    /** The folder of edited rules; null: those of the program. */
    @Nullable
    Path rulesFolder() {
        return rules == null ? null : folder(rules, "kinds", "--rules");
    }

    /** The folder of policy files; null: those of the program. */
    @Nullable
    Path policiesFolder() {
        return policies == null ? null : folder(policies, "policies", "--policies");
    }

    /** These options as they are given to another command. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (policies != null) {
            arguments.addAll(List.of("--policies", policies.toString()));
        }
        if (rules != null) {
            arguments.addAll(List.of("--rules", rules.toString()));
        }
        return arguments;
    }

    /** Reads the rule kinds; throws {@link cn.hegui.policy.PolicyException} with all that is wrong with them. */
    RuleKinds kinds() {
        return kinds(rules);
    }

    /** Reads the rule kinds of the folder given; null: those of the program. */
    static RuleKinds kinds(@Nullable Path rules) {
        return rules == null ? RuleKinds.bundled() : RuleKinds.read(folder(rules, "kinds", "--rules"));
    }

    /** Reads the book; throws {@link cn.hegui.policy.PolicyException} with all that is wrong with it. */
    PolicyBook read() {
        RuleKinds kinds = kinds();
        Path folder = policiesFolder();
        return folder == null ? PolicyBook.bundled(kinds) : PolicyBook.read(folder, kinds);
    }

    /** The folder given, or the one below it where the whole of {@code rules/} was given. */
    static Path folder(Path given, String name, String option) {
        if (!Files.isDirectory(given)) {
            throw new CannotRunException(new Texts(
                    option + " 给出的 " + given + " 不是文件夹。请核对路径。",
                    option + ": " + given + " is no folder. Check the path."));
        }
        Path below = given.resolve(name);
        return Files.isDirectory(below) ? below : given;
    }
}
