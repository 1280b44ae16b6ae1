package io.matchday.serving;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a client accepts, as RFC 9110 section 12.5.1 has it. */
public final class AcceptHeader {

  /** By how much a wildcard is wanted less than a name of the same weight. */
  private static final double WILDCARD = 0.999;

  private AcceptHeader() {}

  /**
   * The form a client wants most; of equals the first.
   *
   * @param headers the values of the header, none for a client that takes anything
   * @param forms what there is, the one to prefer first
   * @param type the media type of a form
   * @return empty when none is accepted or the header cannot be read
   */
  public static <T> Optional<T> best(
      List<String> headers, List<T> forms, Function<T, MediaType> type) {
    List<MediaType> ranges;
    try {
      ranges = MediaType.parseMediaTypes(headers);
    } catch (InvalidMediaTypeException e) {
      return Optional.empty();
    }
    if (ranges.isEmpty()) {
      return Optional.of(forms.get(0));
    }
    Optional<T> best = Optional.empty();
    double most = 0;
    for (T form : forms) {
      double weight = weight(type.apply(form), ranges);
      if (weight > most) {
        best = Optional.of(form);
        most = weight;
      }
    }
    return best;
  }

  /** How much a type is wanted: by the range that names it most closely. */
  private static double weight(MediaType type, List<MediaType> ranges) {
    double weight = 0;
    int closest = -1;
    for (MediaType range : ranges) {
      int closeness = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
      if (range.includes(type) && closeness > closest) {
        closest = closeness;
        weight = range.getQualityValue() * (closeness == 2 ? 1 : WILDCARD);
      }
    }
    return weight;
  }
}
