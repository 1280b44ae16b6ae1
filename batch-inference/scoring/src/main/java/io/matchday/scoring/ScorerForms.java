package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The forms one ensemble can be scored in, and the best of them for rows alone and for blocks. */
public final class ScorerForms {

  /**
   * From so many questions a row on, answering each condition once costs less than asking again.
   */
  private static final int LARGE = 2_000;

  /** Trees grown out may take so many places in any case ... */
  private static final long PLACES = 1 << 18;

  /** ... and more only up to so many a node, or few deep trees would swell many shallow ones. */
  private static final long PLACES_A_NODE = 4;

  private final TreeEnsemble ensemble;
  private final TreeDepths depths;
  private final Conditions conditions;

  private ScorerForms(TreeEnsemble ensemble) {
    this.ensemble = ensemble;
    depths = TreeDepths.of(ensemble);
    conditions = Conditions.of(ensemble);
  }

  /** Looks at the shape of an ensemble. */
  public static ScorerForms of(TreeEnsemble ensemble) {
    return new ScorerForms(ensemble);
  }

  /** Those that fit the ensemble here. */
  public Set<ScorerForm> possible() {
    Set<ScorerForm> possible = EnumSet.of(ScorerForm.NODE_WALK);
    if (depths.greatest() <= CompleteTree.DEEPEST && isEvenlyDeep()) {
      possible.add(ScorerForm.PACKED_KEYS);
      if (conditions.count() <= Conditions.MOST) {
        possible.add(ScorerForm.CONDITION_TABLE);
        possible.add(ScorerForm.BIT_SLICES);
      }
    }
    return possible;
  }

  /**
   * The ensemble in one form.
   *
   * @param form one of those {@linkplain #possible() possible}
   */
  public Scorer in(ScorerForm form) {
    if (!possible().contains(form)) {
      throw new IllegalArgumentException("the ensemble cannot be scored by " + form.label());
    }
    return switch (form) {
      case NODE_WALK -> new NodeWalk(ensemble);
      case PACKED_KEYS -> new PackedKeys(ensemble, depths);
      case CONDITION_TABLE -> new ConditionTable(ensemble, depths, conditions);
      case BIT_SLICES -> new BitSlices(ensemble, depths, conditions);
    };
  }

  /** The forms that are the fastest for this ensemble, rows alone and blocks. */
  public ScorerChoice choice() {
    Set<ScorerForm> possible = possible();
    if (depths.greatest() > CompleteTree.DEEPEST) {
      return walk("a tree is %d deep, more than %d", depths.greatest(), CompleteTree.DEEPEST);
    }
    if (!isEvenlyDeep()) {
      return walk(
          "the %,d trees grown to the depth of %d of the deepest are too large",
          ensemble.treeCount(), depths.greatest());
    }
    if (!possible.contains(ScorerForm.BIT_SLICES)) {
      return walk("there are %,d conditions, more than %,d", conditions.count(), Conditions.MOST);
    }
    return new ScorerChoice(
        depths.questions() < LARGE ? ScorerForm.PACKED_KEYS : ScorerForm.CONDITION_TABLE,
        ScorerForm.BIT_SLICES,
        String.format(
            Locale.ROOT,
            "%,d trees up to %d deep ask %,d questions a row, %,d different ones in all",
            ensemble.treeCount(),
            depths.greatest(),
            depths.questions(),
            conditions.count()));
  }

  private boolean isEvenlyDeep() {
    long places = (long) ensemble.treeCount() << depths.greatest();
    return places <= Math.max(PLACES, PLACES_A_NODE * ensemble.nodeCount());
  }

  private static ScorerChoice walk(String reason, int... numbers) {
    return new ScorerChoice(
        ScorerForm.NODE_WALK,
        ScorerForm.NODE_WALK,
        String.format(Locale.ROOT, reason, Arrays.stream(numbers).boxed().toArray()));
  }

  /** The ensemble in the forms that are the fastest for it. */
  public ChosenScorer fastest() {
    ScorerChoice choice = choice();
    return new ChosenScorer(choice, in(choice.alone()), in(choice.blocks()));
  }
}
