package io.matchday.training;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.util.Locale;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Whether the native library of XGBoost loads on this machine. Its archive brings the library for
 * the usual platforms, but not OpenMP, which the library needs and a bare system lacks.
 */
final class NativeLibrary {

  private NativeLibrary() {}

  /** Refuses, naming what to install, when the library does not load. */
  static void require() {
    require(NativeLibrary::touch, System.getProperty("os.name", ""));
  }

  /**
   * Refuses when this first use of the library ends in a linkage error: the first time that is an
   * {@link UnsatisfiedLinkError}, from then on a {@link NoClassDefFoundError}.
   *
   * @param system the operating system, as Java names it
   */
  static void require(Runnable firstUse, String system) {
    try {
      firstUse.run();
    } catch (LinkageError e) {
      RefusedException refused =
          new RefusedException(
              Refusal.MODEL,
              "training needs the native library of XGBoost, which does not load here: "
                  + remedy(system)
                  + "; predicting does without it");
      refused.initCause(e);
      throw refused;
    }
  }

  private static void touch() {
    try {
      new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost cannot make a matrix of one value", e);
    }
  }

  private static String remedy(String system) {
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.contains("mac")) {
      return "install OpenMP (brew install libomp)";
    }
    if (lower.contains("windows")) {
      return "install the Microsoft Visual C++ Redistributable (vcomp140.dll)";
    }
    return "install GNU OpenMP, libgomp.so.1 (Debian and Ubuntu: apt install libgomp1)";
  }
}
