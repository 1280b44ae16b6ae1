package io.matchday.storage;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One operating-system process, told apart from a later one with the same number.
 *
 * @param host the host name
 * @param pid the process number
 * @param startedAt when it started, to the second
 */
public record ProcessIdentity(String host, long pid, Instant startedAt) {

  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  /** Stands for a start that the system does not tell. */
  private static final Instant UNKNOWN = Instant.EPOCH;

  /** This process. */
  public static ProcessIdentity current() {
    return of(localHost(), ProcessHandle.current());
  }

  private static ProcessIdentity of(String host, ProcessHandle handle) {
    Instant started = handle.info().startInstant().orElse(UNKNOWN);
    return new ProcessIdentity(host, handle.pid(), started.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String localHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /**
   * Whether the process is proven dead: it ran on this host, and its number is free or belongs to a
   * process that started at another time. Of another host, or where the system does not tell when a
   * process started, nothing can be proven.
   */
  public boolean isProvenDead() {
    if (!isOnThisHost()) {
      return false;
    }
    Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return handle.map(alive -> !startedLike(of(host, alive))).orElse(true);
  }

  /** Whether it runs or ran on the host this program is on. */
  public boolean isOnThisHost() {
    return host.equals(localHost());
  }

  /** Whether it is the process this program runs in. */
  public boolean isThisOne() {
    ProcessIdentity current = current();
    return isOnThisHost() && pid == current.pid && startedLike(current);
  }

  private boolean startedLike(ProcessIdentity alive) {
    if (startedAt.equals(UNKNOWN) || alive.startedAt.equals(UNKNOWN)) {
      return true;
    }
    return Duration.between(startedAt, alive.startedAt).abs().compareTo(START_TOLERANCE) <= 0;
  }
}
