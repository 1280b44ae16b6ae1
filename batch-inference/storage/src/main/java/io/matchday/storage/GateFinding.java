package io.matchday.storage;

import java.util.Optional;

/**
 * What the promotion gate found.
 *
 * @param verdict what follows
 * @param detail in words, with the figures; one line
 * @param figures how the version did; empty when it was not judged
 */
public record GateFinding(GateVerdict verdict, String detail, Optional<HoldoutFigures> figures) {

  /** Refuses figures without a judgement, and a judgement without figures. */
  public GateFinding {
    if (figures.isPresent() == (verdict == GateVerdict.NOT_JUDGED)) {
      throw new IllegalArgumentException(verdict + " with figures " + figures);
    }
  }

  /** Nothing could be judged, and why. */
  public static GateFinding notJudged(String detail) {
    return new GateFinding(GateVerdict.NOT_JUDGED, detail, Optional.empty());
  }
}
