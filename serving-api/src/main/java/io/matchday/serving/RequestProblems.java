package io.matchday.serving;

import io.matchday.refusal.Problem;
import java.util.ArrayList;
import java.util.List;

/** The problems of one request, bounded so that a hostile one cannot ask for an endless list. */
public final class RequestProblems {

  private static final int MOST = 100;
  private static final int LONGEST_NAME = 100;

  private final List<Problem> problems = new ArrayList<>();
  private int more;

  /** Adds a problem, unless there are too many already. */
  public void add(String pointer, String detail) {
    if (problems.size() < MOST) {
      problems.add(new Problem(pointer, detail));
    } else {
      more++;
    }
  }

  boolean isFull() {
    return problems.size() >= MOST;
  }

  /** Throws 422 with all problems, if there are any. */
  public void throwIfAny() {
    if (more > 0) {
      problems.add(Problem.of("and " + more + " more problems"));
    }
    if (!problems.isEmpty()) {
      throw HttpProblem.invalid(problems);
    }
  }

  /** A JSON pointer (RFC 6901) one step further. */
  static String step(String pointer, String name) {
    String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    return pointer + "/" + shown.replace("~", "~0").replace("/", "~1");
  }
}
