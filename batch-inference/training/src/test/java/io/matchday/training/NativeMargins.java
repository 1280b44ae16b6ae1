package io.matchday.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Lets the native library score damaged model files, in a JVM of its own since it may end it: takes
 * a folder, the first and the end of the numbers of the files in it, and prints a line for each.
 * {@link NativeAgreementTest} wrote the folder and reads the lines.
 */
final class NativeMargins {

  /** How this JVM ends when a file takes the library too long. */
  static final int HUNG = 99;

  private static final long LONGEST = 10_000_000_000L;

  private volatile long begun = System.nanoTime();

  private NativeMargins() {}

  public static void main(String... arguments) throws IOException, XGBoostError {
    Path folder = Path.of(arguments[0]);
    NativeMargins margins = new NativeMargins();
    Thread watch = new Thread(margins::watch, "watch");
    watch.setDaemon(true);
    watch.start();
    for (int i = Integer.parseInt(arguments[1]); i < Integer.parseInt(arguments[2]); i++) {
      margins.begun = System.nanoTime();
      System.out.println(i + " " + outcome(folder, i));
      System.out.flush();
    }
    Runtime.getRuntime().halt(0); // Without the native library's own end, which may fail.
  }

  private static String outcome(Path folder, int number) throws IOException {
    byte[] model = Files.readAllBytes(folder.resolve(number + ".model"));
    FloatBuffer rows =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(number + ".rows"))).asFloatBuffer();
    float[] values = new float[rows.remaining()];
    rows.get(values);
    int features = values.length / NativeAgreementTest.ROWS;
    try {
      DMatrix matrix = new DMatrix(values, NativeAgreementTest.ROWS, features, Float.NaN);
      Booster booster = XGBoost.loadModel(model);
      booster.setParams(Map.of("nthread", 1));
      StringBuilder line = new StringBuilder("margins ");
      for (float[] row : booster.predict(matrix, true)) {
        for (float margin : row) {
          line.append(HexFormat.of().toHexDigits(Float.floatToRawIntBits(margin)));
        }
      }
      return line.toString();
    } catch (XGBoostError e) {
      return "refused " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
  }

  private void watch() {
    Object lock = new Object();
    synchronized (lock) {
      while (System.nanoTime() - begun < LONGEST) {
        try {
          lock.wait(100);
        } catch (InterruptedException e) {
          return;
        }
      }
    }
    Runtime.getRuntime().halt(HUNG);
  }
}
