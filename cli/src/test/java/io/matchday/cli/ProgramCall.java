package io.matchday.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call of the program inside the test's process.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record ProgramCall(int code, String out, String err) {

  /** Calls the program on a home, with nothing in its environment. */
  static ProgramCall on(Path home, String... arguments) {
    return on(home, Map.of(), arguments);
  }

  /** Calls the program on a home with an environment of its own. */
  static ProgramCall on(Path home, Map<String, String> environment, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--home", home.toString()));
    all.addAll(List.of(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Session session =
        new Session(
            new PrintWriter(out), new PrintWriter(err), environment, Clock.systemUTC(), false);
    int code = Main.run(all.toArray(String[]::new), session);
    return new ProgramCall(code, out.toString(), err.toString());
  }

  /** The lines of standard output. */
  List<String> lines() {
    return out.lines().toList();
  }
}
