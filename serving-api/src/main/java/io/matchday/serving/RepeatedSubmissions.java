package io.matchday.serving;

import io.matchday.refusal.Problem;
import io.matchday.storage.JdbcTaskIntake;
import io.matchday.storage.KnownSubmission;
import io.matchday.storage.SubmissionKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Makes one task of an order that is sent several times under one Idempotency-Key. Thread-safe;
 * between processes the database decides.
 */
final class RepeatedSubmissions {

  static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 255;

  private record Place(String owner, String key) {}

  private final JdbcTaskIntake intake;
  private final Set<Place> underWay = ConcurrentHashMap.newKeySet();

  RepeatedSubmissions(JdbcTaskIntake intake) {
    this.intake = intake;
  }

  /**
   * The task of an order: the one it made before, or a new one.
   *
   * @param submission stores a task under a key; empty when the key is taken meanwhile
   * @throws HttpProblem 409 while the same key is being submitted, 422 when it stands for another
   *     order or is no key
   */
  String taskOf(TaskOrder order, String key, Function<SubmissionKey, Optional<String>> submission) {
    check(key);
    Place place = new Place(order.owner(), key);
    if (!underWay.add(place)) {
      throw underWay();
    }
    try {
      String fingerprint = order.fingerprint();
      return known(place, fingerprint)
          .or(() -> submission.apply(new SubmissionKey(key, fingerprint)))
          .or(() -> known(place, fingerprint))
          .orElseThrow(RepeatedSubmissions::underWay);
    } finally {
      underWay.remove(place);
    }
  }

  private Optional<String> known(Place place, String fingerprint) {
    Optional<KnownSubmission> known = intake.find(place.owner, place.key);
    if (known.isPresent() && !known.get().fingerprint().equals(fingerprint)) {
      throw refused("was used for another body or stage; choose a new key");
    }
    return known.map(KnownSubmission::taskId);
  }

  private static void check(String key) {
    if (key.isEmpty()
        || key.length() > LONGEST
        || !key.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw refused("must have 1 to 255 visible ASCII characters");
    }
  }

  private static HttpProblem refused(String detail) {
    return HttpProblem.invalid(List.of(new Problem(HEADER, detail)));
  }

  private static HttpProblem underWay() {
    return HttpProblem.of(
        409, "a submission under this Idempotency-Key is under way", Map.of("Retry-After", "1"));
  }
}
