package io.matchday.benchmark;

import io.matchday.model.ModelFile;
import io.matchday.scoring.TreeExplainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
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

/** What each feature of one row adds to the margins, by us and by XGBoost's predictContrib. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
public class ExplainerBenchmark {

  private static final int ROWS = 100;

  /** The folder the models are in. */
  @Param("target/models")
  public String folder;

  /** The size of the model. */
  @Param("900x6")
  public String size;

  private TreeExplainer ours;
  private Booster reference;
  private float[][] rows;
  private DMatrix[] matrices;
  private int next;

  /** Loads the model into both. */
  @Setup
  public void load() throws XGBoostError {
    Path file = MeasuredData.model(Path.of(folder), ModelSize.of(size).orElseThrow());
    ours = TreeExplainer.of(ModelFile.read(file));
    reference = XGBoost.loadModel(file.toString());
    reference.setParam("nthread", 1);
    float[] all = MeasuredData.rows(ROWS, 5);
    rows = new float[ROWS][];
    matrices = new DMatrix[ROWS];
    for (int i = 0; i < ROWS; i++) {
      int at = i * MeasuredData.FEATURES;
      rows[i] = Arrays.copyOfRange(all, at, at + MeasuredData.FEATURES);
      matrices[i] = new DMatrix(rows[i], 1, MeasuredData.FEATURES, Float.NaN);
    }
  }

  /** Frees the library's memory. */
  @TearDown
  public void close() {
    reference.dispose();
    Arrays.stream(matrices).forEach(DMatrix::dispose);
  }

  private int next() {
    next = next + 1 == ROWS ? 0 : next + 1;
    return next;
  }

  /** Ours. */
  @Benchmark
  public double[] ours() {
    return ours.contributions(rows[next()]);
  }

  /** The library's, its matrices made beforehand. */
  @Benchmark
  public float[][] reference() throws XGBoostError {
    return reference.predictContrib(matrices[next()], 0);
  }
}
