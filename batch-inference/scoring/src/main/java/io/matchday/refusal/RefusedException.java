package io.matchday.refusal;

import java.util.List;
import java.util.stream.Collectors;

/** An expected "no", with every problem that was found. Never a fault of ours. */
public final class RefusedException extends RuntimeException {

  private final Refusal refusal;
  private final transient List<Problem> problems;

  /** Refuses for several problems at once; the message joins them with semicolons. */
  public RefusedException(Refusal refusal, List<Problem> problems) {
    super(joined(problems));
    this.refusal = refusal;
    this.problems = List.copyOf(problems);
  }

  /** Refuses for one problem of the whole. */
  public RefusedException(Refusal refusal, String detail) {
    this(refusal, List.of(Problem.of(detail)));
  }

  private static String joined(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }

  /** All problems in one line. */
  @Override
  public String getMessage() {
    return joined(problems);
  }

  /** The kind of refusal. */
  public Refusal refusal() {
    return refusal;
  }

  /** Every problem found, in the order found; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
