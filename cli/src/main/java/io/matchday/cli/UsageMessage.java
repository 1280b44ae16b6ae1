package io.matchday.cli;

import io.matchday.refusal.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, and where to look it up. */
final class UsageMessage {

  private UsageMessage() {}

  static String of(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    if (problem instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String first = unmatched.getUnmatched().get(0);
      String hint = NearestNames.hint(first, known(command, first));
      return name
          + " has no "
          + kind(command, first)
          + " '"
          + first
          + "'"
          + (hint.isEmpty() ? see(name) : hint);
    }
    return String.valueOf(problem.getMessage())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "))
        + see(name);
  }

  private static String see(String name) {
    return "; see: " + name + " --help";
  }

  private static String kind(CommandLine command, String argument) {
    if (argument.startsWith("-")) {
      return "option";
    }
    return command.getSubcommands().isEmpty() ? "place for" : "command";
  }

  private static List<String> known(CommandLine command, String argument) {
    if (!argument.startsWith("-")) {
      return List.copyOf(command.getSubcommands().keySet());
    }
    List<String> names = new ArrayList<>();
    command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }
}
