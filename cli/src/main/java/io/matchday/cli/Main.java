package io.matchday.cli;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.DiskErrors;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program. */
public final class Main {

  /** How long the process waits, when asked to end, for work to reach a safe point. */
  private static final long STOP_SECONDS = 25;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    // Figures are written one way everywhere, whatever the language of the machine.
    Locale.setDefault(Locale.ROOT);
    boolean terminal = Boolean.getBoolean("matchday.terminal");
    Session session = new Session(out, err, System.getenv(), Clock.systemUTC(), terminal);
    TerminationSignal.handle(() -> stop(session));
    int code = run(args, session);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Lets long work reach a safe point, after which the command ends by itself; not for ever. */
  private static void stop(Session session) {
    int code = ExitCode.of(Refusal.TRY_AGAIN);
    if (!session.stop()) {
      Runtime.getRuntime().halt(code);
    }
    Thread guard = new Thread(() -> halt(code), "matchday-stop");
    guard.setDaemon(true);
    guard.start();
  }

  private static void halt(int code) {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(STOP_SECONDS));
    Runtime.getRuntime().halt(code);
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }

  /** Runs one command; needs no process of its own. */
  static int run(String[] args, Session session) {
    CommandLine commands = new CommandLine(new MatchdayCommand(session), new Commands(session));
    commands.setOut(session.out());
    commands.setErr(session.err());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    ArgumentText.registerWith(commands);
    commands.setUsageHelpAutoWidth(true);
    commands.setParameterExceptionHandler((problem, unused) -> usage(problem, session));
    commands.setExecutionExceptionHandler((failure, unused, parsed) -> ended(failure, session));
    return commands.execute(args);
  }

  private static int usage(ParameterException problem, Session session) {
    if (problem.getCause() instanceof RefusedException refused) {
      return ended(refused, session);
    }
    session.err().println("matchday: " + UsageMessage.of(problem));
    return ExitCode.USAGE;
  }

  /** Messages of libraries run over several lines; ours are one line each. */
  private static String oneLine(String message) {
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static int ended(Exception failure, Session session) {
    PrintWriter err = session.err();
    Optional<RefusedException> refusal =
        failure instanceof RefusedException known ? Optional.of(known) : session.damage(failure);
    if (refusal.isPresent()) {
      RefusedException refused = refusal.get();
      for (Problem problem : refused.problems()) {
        err.println("matchday: " + oneLine(problem.toString()));
      }
      return ExitCode.of(refused.refusal());
    }
    if (DiskErrors.isFull(failure)) {
      err.println("matchday: " + DiskErrors.ADVICE);
      return ExitCode.of(Refusal.CANNOT_WRITE);
    }
    LoggerFactory.getLogger(Main.class).error("command failed", failure);
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String firstLine = message.lines().findFirst().orElse("");
    err.println("matchday: failed: " + firstLine + " (more in the log of the home folder)");
    return ExitCode.OUR_FAULT;
  }
}
