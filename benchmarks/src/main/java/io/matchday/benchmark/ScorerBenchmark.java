package io.matchday.benchmark;

import io.matchday.model.ModelFile;
import io.matchday.scoring.Scorer;
import io.matchday.scoring.ScorerForms;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Our scorer's margins of some rows, and what XGBoost's {@code inplace_predict} makes of them on
 * the thread that calls it. Every call takes the next rows of a thousand, so that no branch is
 * learnt by heart.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScorerBenchmark {

  private static final int ROWS = 1_000;

  /** A model in both scorers. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
  public static class Model {

    /** The folder the models are in. */
    @Param("target/models")
    public String folder;

    /** The size of the model. */
    @Param("900x6")
    public String size;

    private Scorer ours;
    private Booster reference;

    /** Loads the model into both. */
    @Setup
    public void load() throws XGBoostError {
      Path file = MeasuredData.model(Path.of(folder), ModelSize.of(size).orElseThrow());
      ours = ScorerForms.of(ModelFile.read(file)).fastest();
      reference = XGBoost.loadModel(file.toString());
      reference.setParam("nthread", 1);
    }

    /** Frees the library's memory. */
    @TearDown
    public void close() {
      reference.dispose();
    }
  }

  /** The rows one thread scores. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
  public static class Rows {

    /** How many rows are scored in one call. */
    @Param("1000")
    public int rows;

    private float[][] blocks;
    private float[] margins;
    private int next;

    /** Cuts a thousand rows into blocks. */
    @Setup
    public void cut() {
      float[] all = MeasuredData.rows(ROWS, 3);
      int width = rows * MeasuredData.FEATURES;
      blocks = new float[ROWS / rows][];
      for (int i = 0; i < blocks.length; i++) {
        blocks[i] = Arrays.copyOfRange(all, i * width, (i + 1) * width);
      }
      margins = new float[rows * 3];
    }

    private float[] next() {
      next = next + 1 == blocks.length ? 0 : next + 1;
      return blocks[next];
    }
  }

  /** Our scorer. */
  @Benchmark
  public float[] ours(Model model, Rows rows) {
    model.ours.margins(rows.next(), rows.rows, rows.margins);
    return rows.margins;
  }

  /** The library. */
  @Benchmark
  public float[][] reference(Model model, Rows rows) throws XGBoostError {
    return model.reference.inplace_predict(
        rows.next(), rows.rows, MeasuredData.FEATURES, Float.NaN);
  }
}
