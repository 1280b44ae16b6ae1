package io.matchday.model;

import io.matchday.refusal.RefusedException;

/**
 * What a coverage-guided fuzzer throws at the reader of manifests and calibrations: whatever the
 * bytes, they are refused or give a manifest that can be written again. The method has the name and
 * form Jazzer looks for.
 */
public final class ManifestFuzz {

  private ManifestFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      Manifest manifest = ManifestReader.manifest("fuzzed", data);
      if (ManifestWriter.write(manifest).length == 0) {
        throw new IllegalStateException("an accepted manifest cannot be written again");
      }
    } catch (RefusedException e) {
      requireShort(e);
    }
    try {
      ManifestReader.calibration("fuzzed", data);
    } catch (RefusedException e) {
      requireShort(e);
    }
  }

  private static void requireShort(RefusedException refused) {
    if (refused.problems().isEmpty() || refused.getMessage().length() > 40_000) {
      throw new IllegalStateException("refused without a problem, or at length", refused);
    }
  }
}
