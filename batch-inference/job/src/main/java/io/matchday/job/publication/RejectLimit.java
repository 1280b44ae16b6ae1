package io.matchday.job.publication;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * How many rows of a run may be rejected: a number of rows, or a part of those there are.
 *
 * @param number how many, or how many in a hundred
 * @param unit which of the two
 */
public record RejectLimit(BigDecimal number, Unit unit) {

  /** What a limit counts. */
  public enum Unit {
    /** Rows. */
    ROWS,
    /** Rows in a hundred. */
    PERCENT
  }

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Any number may be rejected. */
  public static final RejectLimit NONE = new RejectLimit(HUNDRED, Unit.PERCENT);

  private static final Pattern FORM = Pattern.compile("\\d{1,9}|\\d{1,3}(\\.\\d{1,6})?%");

  /** Refuses what is no limit. */
  public RejectLimit {
    boolean isLimit =
        switch (unit) {
          case ROWS -> number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0;
          case PERCENT -> number.signum() >= 0 && number.compareTo(HUNDRED) <= 0;
        };
    if (!isLimit) {
      throw new IllegalArgumentException("no limit of rejects: " + number + " " + unit);
    }
  }

  /**
   * Reads {@code 20} or {@code 2.5%}.
   *
   * @throws RefusedException {@link Refusal#USAGE} when it is neither
   */
  public static RejectLimit of(String text) {
    String limit = text.strip();
    if (FORM.matcher(limit).matches()) {
      boolean percent = limit.endsWith("%");
      BigDecimal number = new BigDecimal(percent ? limit.substring(0, limit.length() - 1) : limit);
      if (!percent || number.compareTo(HUNDRED) <= 0) {
        return new RejectLimit(number, percent ? Unit.PERCENT : Unit.ROWS);
      }
    }
    throw new RefusedException(
        Refusal.USAGE,
        "must be a number of rows, such as 20, or a part of them, such as 2.5%, is \""
            + text
            + "\"");
  }

  /** The most rows that may be rejected of so many. */
  public long of(long rows) {
    return switch (unit) {
      case ROWS -> number.longValueExact();
      case PERCENT ->
          number
              .multiply(BigDecimal.valueOf(rows))
              .divide(HUNDRED, 0, RoundingMode.FLOOR)
              .longValueExact();
    };
  }

  @Override
  public String toString() {
    return number.toPlainString() + (unit == Unit.PERCENT ? "%" : "");
  }
}
