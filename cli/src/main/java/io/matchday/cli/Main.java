package io.matchday.cli;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. */
public final class Main {

  /** How long the process waits, when asked to end, for work to reach a safe point. */
  private static final long STOP_SECONDS = 25;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
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
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }

  /** Runs one command; needs no process of its own. */
  static int run(String[] args, Session session) {
    CommandLine commands = new CommandLine(new MatchdayCommand(session), new Commands(session));
    commands.setOut(session.out());
    commands.setErr(session.err());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.registerConverter(LocalDate.class, Main::date);
    commands.setUsageHelpAutoWidth(true);
    commands.setParameterExceptionHandler((problem, unused) -> usage(problem, session));
    commands.setExecutionExceptionHandler((failure, unused, parsed) -> ended(failure, session));
    return commands.execute(args);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no date such as 2026-04-25");
    }
  }

  private static int usage(ParameterException problem, Session session) {
    if (problem.getCause() instanceof RefusedException refused) {
      return ended(refused, session);
    }
    PrintWriter err = session.err();
    err.println("matchday: " + problem.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
      err.println("see: " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  private static int ended(Exception failure, Session session) {
    PrintWriter err = session.err();
    if (failure instanceof RefusedException refused) {
      for (Problem problem : refused.problems()) {
        err.println("matchday: " + problem);
      }
      return ExitCode.of(refused.refusal());
    }
    LoggerFactory.getLogger(Main.class).error("command failed", failure);
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String firstLine = message.lines().findFirst().orElse("");
    err.println("matchday: failed: " + firstLine + " (more in the log of the home folder)");
    return ExitCode.OUR_FAULT;
  }
}
