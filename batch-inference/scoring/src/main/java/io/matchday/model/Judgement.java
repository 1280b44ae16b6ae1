package io.matchday.model;

import java.util.List;
import java.util.Optional;

/**
 * How good a model was on its held-out matches, with simpler rivals on the very same matches.
 *
 * @param model the model, calibrated
 * @param rivals from the simplest to the best; none twice
 * @param reliability what the model claimed beside what happened, from the least probable claims on
 * @param slices the model and the Elo ratings alone on parts of the matches
 * @param gains what each family of features adds to the trees, the greatest first
 */
public record Judgement(
    Figures model,
    List<Rival> rivals,
    List<ReliabilityLine> reliability,
    List<SliceFigures> slices,
    List<FamilyGain> gains) {

  /** The shares of the outcomes among the fitting matches, for every match. */
  public static final String CLASS_PRIOR = "class prior";

  /** The rates of the competition before the match, shrunken. */
  public static final String LEAGUE_PRIOR = "league prior";

  /** An ordered logistic regression on the difference of Elo ratings and on neutral ground. */
  public static final String ELO = "Elo alone";

  /** What the attack and defence ratings say by themselves. */
  public static final String POISSON = "Poisson ratings";

  /** A multinomial logistic regression on all ratings: the base of the trees. */
  public static final String LOGIT = "logit on ratings";

  /** Copies the lists. */
  public Judgement {
    rivals = List.copyOf(rivals);
    reliability = List.copyOf(reliability);
    slices = List.copyOf(slices);
    gains = List.copyOf(gains);
  }

  /** A judgement of which only figures are known. */
  public Judgement(Figures model, List<Rival> rivals) {
    this(model, rivals, List.of(), List.of(), List.of());
  }

  /** The rival of this name, when the model was compared with it. */
  public Optional<Rival> rival(String name) {
    return rivals.stream().filter(rival -> rival.name().equals(name)).findFirst();
  }

  /**
   * A rival of the model on the same matches.
   *
   * @param name what it is
   * @param figures how good it was
   * @param logLoss log loss of the model less that of the rival; empty when it was not measured
   * @param rps the same of the ranked probability score
   */
  public record Rival(
      String name, Figures figures, Optional<Difference> logLoss, Optional<Difference> rps) {}

  /**
   * A mean difference on the same matches; below 0 the model is better.
   *
   * @param mean of all matches
   * @param low the lower end of its 95 % bootstrap interval
   * @param high the upper end
   */
  public record Difference(double mean, double low, double high) {}

  /**
   * Claims of about the same probability.
   *
   * @param claims how many, three a match
   * @param claimed the mean probability claimed
   * @param happened the share that came true
   */
  public record ReliabilityLine(long claims, double claimed, double happened) {}

  /**
   * The model on a part of the matches.
   *
   * @param by what they were parted by, such as {@code league}
   * @param name which part
   * @param model the model's figures
   * @param eloLogLoss the log loss of the Elo ratings alone
   * @param eloRps their ranked probability score
   */
  public record SliceFigures(
      String by, String name, Figures model, double eloLogLoss, double eloRps) {}

  /**
   * What a family of features adds to the trees.
   *
   * @param family its name
   * @param features how many of its features the trees ask for
   * @param share its share of the gain of all splits, 0 to 1
   */
  public record FamilyGain(String family, int features, double share) {}
}
