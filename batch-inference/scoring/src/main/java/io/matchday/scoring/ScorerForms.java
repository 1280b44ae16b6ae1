package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
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

  /** Vectors of fewer rows are no better than ordinary integers. */
  private static final int WIDE = 256;

  /**
   * After so many rows in blocks many more are likely to come; compiling the code with vectors is
   * won back some hundred thousand rows later.
   */
  private static final int MANY_ROWS = 200_000;

  private static final VectorsWhenWarm.Warmth WARMTH = new VectorsWhenWarm.Warmth();

  private final TreeEnsemble ensemble;
  private final Optional<VectorScorers> vectors;
  private final TreeDepths depths;
  private final Conditions conditions;

  private ScorerForms(TreeEnsemble ensemble, ModuleLayer runtime) {
    this.ensemble = ensemble;
    vectors = VectorScorers.in(runtime);
    depths = TreeDepths.of(ensemble);
    conditions = Conditions.of(ensemble);
  }

  /** Looks at the shape of an ensemble. */
  public static ScorerForms of(TreeEnsemble ensemble) {
    return of(ensemble, ModuleLayer.boot());
  }

  /** Looks at the shape of an ensemble to be scored in a Java runtime of certain modules. */
  static ScorerForms of(TreeEnsemble ensemble, ModuleLayer runtime) {
    return new ScorerForms(ensemble, runtime);
  }

  /** Those that fit the ensemble here. */
  public Set<ScorerForm> possible() {
    Set<ScorerForm> possible = EnumSet.of(ScorerForm.NODE_WALK);
    if (depths.greatest() <= CompleteTree.DEEPEST && isEvenlyDeep()) {
      possible.add(ScorerForm.PACKED_KEYS);
      if (conditions.count() <= Conditions.MOST) {
        possible.add(ScorerForm.CONDITION_TABLE);
        possible.add(ScorerForm.BIT_SLICES);
        vectors.ifPresent(found -> possible.add(ScorerForm.VECTOR_SLICES));
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
      case BIT_SLICES -> new BitSlices(sliced());
      case VECTOR_SLICES -> vectors.orElseThrow().of(sliced());
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
    String reason =
        String.format(
            Locale.ROOT,
            "%,d trees up to %d deep ask %,d questions a row, %,d different ones in all",
            ensemble.treeCount(),
            depths.greatest(),
            depths.questions(),
            conditions.count());
    if (depths.questions() < LARGE) {
      return new ScorerChoice(ScorerForm.PACKED_KEYS, ScorerForm.BIT_SLICES, reason);
    }
    return vectors
        .filter(found -> found.rowsAtOnce() >= WIDE)
        .map(
            found ->
                new ScorerChoice(
                    ScorerForm.CONDITION_TABLE,
                    ScorerForm.VECTOR_SLICES,
                    String.format(
                        Locale.ROOT,
                        "%s; vectors score %,d rows at once, after the first %,d by bit slices",
                        reason,
                        found.rowsAtOnce(),
                        MANY_ROWS)))
        .orElse(new ScorerChoice(ScorerForm.CONDITION_TABLE, ScorerForm.BIT_SLICES, reason));
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
    Scorer blocks =
        choice.blocks() == ScorerForm.VECTOR_SLICES ? vectorsWhenWarm() : in(choice.blocks());
    return new ChosenScorer(choice, in(choice.alone()), blocks);
  }

  private Scorer vectorsWhenWarm() {
    VectorScorers found = vectors.orElseThrow();
    SlicedModel model = sliced();
    return new VectorsWhenWarm(
        new BitSlices(model), found.of(model), found.rowsAtOnce(), MANY_ROWS, WARMTH);
  }

  private SlicedModel sliced() {
    return SlicedModel.of(ensemble, depths, conditions);
  }
}
