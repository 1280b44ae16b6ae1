package io.matchday.serving;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A cell of a table that people open in a spreadsheet. */
public final class CsvCell {

  /** What a spreadsheet may take for the beginning of a formula, wide forms included. */
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvCell() {}

  /** A number as a number without exponent; a text so that no spreadsheet computes it. */
  public static String of(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number).toPlainString();
    }
    String text = value.toString();
    boolean computes =
        !(value instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return computes ? "'" + text : text;
  }
}
