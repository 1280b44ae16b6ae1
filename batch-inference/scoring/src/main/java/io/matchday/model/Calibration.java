package io.matchday.model;

/**
 * Temperature scaling (Guo et al. 2017): margins are divided by the temperature before the softmax.
 * Above 1 the probabilities move together, below 1 apart; the order of the outcomes stays.
 *
 * @param temperature {@value #LOWEST} to {@value #HIGHEST}; 1 changes nothing
 */
public record Calibration(double temperature) {

  /** The lowest temperature. */
  public static final double LOWEST = 0.05;

  /** The highest temperature. */
  public static final double HIGHEST = 20;

  /** Changes nothing. */
  public static final Calibration IDENTITY = new Calibration(1);

  /** Refuses a temperature out of range. */
  public Calibration {
    if (!(temperature >= LOWEST && temperature <= HIGHEST)) {
      throw new IllegalArgumentException(
          "temperature is %s, expected %s to %s".formatted(temperature, LOWEST, HIGHEST));
    }
  }
}
