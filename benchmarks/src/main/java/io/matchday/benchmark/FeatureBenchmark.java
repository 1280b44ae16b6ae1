package io.matchday.benchmark;

import io.matchday.feature.FeatureReplay;
import io.matchday.feature.FeatureSet;
import io.matchday.match.PlayedMatch;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The rows of a feature set over some seasons, from a replay that remembers nothing at first. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
public class FeatureBenchmark {

  private static final long SEED = 5;

  /** The name of the feature set. */
  @Param("ratings-1")
  public String set;

  /** How many seasons are replayed. */
  @Param("6")
  public int seasons;

  private FeatureSet features;
  private List<PlayedMatch> matches;

  /** Plays the seasons. */
  @Setup
  public void play() {
    features =
        FeatureSet.all().stream().filter(each -> each.name().equals(set)).findFirst().orElseThrow();
    matches = MeasuredMatches.seasons(seasons, SEED);
  }

  /** One pass. */
  @Benchmark
  public void replay(Blackhole rows) {
    FeatureReplay replay = new FeatureReplay(features, rows::consume);
    matches.forEach(replay::played);
    replay.finish();
  }

  /** The bytes a replay keeps once all matches are taken in. */
  static long held(FeatureSet features, int seasons) {
    List<PlayedMatch> matches = MeasuredMatches.seasons(seasons, SEED);
    long before = used();
    FeatureReplay replay = new FeatureReplay(features, row -> {});
    matches.forEach(replay::played);
    long after = used();
    replay.finish();
    return after - before;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
