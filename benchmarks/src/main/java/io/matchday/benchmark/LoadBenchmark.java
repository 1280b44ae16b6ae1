package io.matchday.benchmark;

import io.matchday.model.ModelFile;
import io.matchday.scoring.Scorer;
import io.matchday.scoring.ScorerForms;
import java.nio.file.Path;
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

/** From a model file to the margins of a first row, in a process that has not loaded one before. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
public class LoadBenchmark {

  /** The folder the models are in. */
  @Param("target/models")
  public String folder;

  /** The size of the model. */
  @Param("900x6")
  public String size;

  private Path file;
  private float[] row;

  /** Finds the file, and unpacks the native library, which is no part of loading a model. */
  @Setup
  public void find() throws XGBoostError {
    file = MeasuredData.model(Path.of(folder), ModelSize.of(size).orElseThrow());
    row = MeasuredData.rows(1, 4);
    new DMatrix(row, 1, MeasuredData.FEATURES, Float.NaN).dispose();
  }

  /** Ours: reads, proves and lays out. */
  @Benchmark
  public float[] ours() {
    Scorer scorer = ScorerForms.of(ModelFile.read(file)).fastest();
    float[] margins = new float[scorer.classCount()];
    scorer.margins(row, 1, margins);
    return margins;
  }

  /** The library: reads. */
  @Benchmark
  public float[][] reference() throws XGBoostError {
    Booster booster = XGBoost.loadModel(file.toString());
    booster.setParam("nthread", 1);
    return booster.inplace_predict(row, 1, MeasuredData.FEATURES, Float.NaN);
  }
}
