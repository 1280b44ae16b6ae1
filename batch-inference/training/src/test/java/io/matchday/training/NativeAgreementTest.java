package io.matchday.training;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.BaseModel;
import io.matchday.model.ModelFile;
import io.matchday.model.ModelMutation;
import io.matchday.model.TreeEnsemble;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.ScorerForms;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A damaged model file that our reader takes means to us what it means to the native library. The
 * library scores them in a JVM of its own, which is started anew when a file has ended it.
 */
@NeedsNativeLibrary
class NativeAgreementTest {

  static final int ROWS = 12;

  private static final System.Logger LOG = System.getLogger(NativeAgreementTest.class.getName());
  private static final int ACCEPTED_EACH = 250;

  /**
   * Why the library may refuse what we take: a column is absent, of another type or of another
   * length that holds statistics or categories, which nobody needs to score; or a parameter that
   * only training needs is out of range.
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "^refused .*(Invalid cast, from|Check failed: .*(size\\(\\)|iteration_indptr.back)|"
              + "Parameter|map::at)");

  @TempDir private Path folder;

  /** What our scorer gave for the files written, by number. */
  private final List<String> ours = new ArrayList<>();

  /** How each file was damaged, by number. */
  private final List<String> origins = new ArrayList<>();

  @Test
  void damaged_files_that_load_give_what_the_native_library_gives() throws Exception {
    for (BaseModel base : BaseModel.values()) {
      writeAccepted(base);
    }

    for (Map.Entry<String, byte[]> variant : ModelVariants.all().entrySet()) {
      byte[] file = variant.getValue();
      write(ModelFile.read(variant.getKey(), file), file, new Random(1));
      origins.add(variant.getKey());
    }

    Map<Integer, String> natives = nativeOutcomes();

    Map<String, Integer> counts = new TreeMap<>();
    List<String> unexpected = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      String theirs = natives.get(i);
      boolean same = theirs.equals(ours.get(i));
      boolean harmless = HARMLESS.matcher(theirs).find();
      counts.merge(same ? "same margins" : theirs.split(" ", 2)[0], 1, Integer::sum);
      if (!same && !harmless) {
        unexpected.add(origins.get(i) + ": " + theirs);
      }
    }
    LOG.log(INFO, "damaged files that load, and what the native library does: {0}", counts);
    assertThat(unexpected).isEmpty();
    assertThat(counts.get("same margins")).isGreaterThan(ours.size() / 2);
  }

  private void writeAccepted(BaseModel base) throws IOException {
    byte[] file = base.file();
    Random random = new Random(base.seed());
    ModelMutation[] kinds = ModelMutation.values();
    int accepted = 0;
    for (int i = 0; accepted < ACCEPTED_EACH; i++) {
      ModelMutation kind = kinds[i % kinds.length];
      byte[] damaged = kind.damage(file, random);
      try {
        write(ModelFile.read("damaged", damaged), damaged, random);
        origins.add(base + " " + kind);
        accepted++;
      } catch (RefusedException e) {
        // Nothing to compare.
      }
    }
  }

  private void write(TreeEnsemble ensemble, byte[] model, Random random) throws IOException {
    float[] rows = new float[ROWS * ensemble.featureCount()];
    for (int i = 0; i < rows.length; i++) {
      float threshold = ensemble.value(random.nextInt(ensemble.nodeCount()));
      rows[i] =
          switch (random.nextInt(4)) {
            case 0 -> Float.NaN;
            case 1 -> threshold;
            case 2 -> Math.nextDown(threshold);
            default -> (float) random.nextGaussian() * 3;
          };
    }
    float[] margins = new float[ROWS * ensemble.classCount()];
    ScorerForms.of(ensemble).fastest().margins(rows, ROWS, margins);
    StringBuilder line = new StringBuilder("margins ");
    for (float margin : margins) {
      line.append(HexFormat.of().toHexDigits(Float.floatToRawIntBits(margin)));
    }
    ByteBuffer packed = ByteBuffer.allocate(rows.length * Float.BYTES);
    packed.asFloatBuffer().put(rows);
    Files.write(folder.resolve(ours.size() + ".model"), model);
    Files.write(folder.resolve(ours.size() + ".rows"), packed.array());
    ours.add(line.toString());
  }

  private Map<Integer, String> nativeOutcomes() throws Exception {
    Map<Integer, String> outcomes = new HashMap<>();
    int next = 0;
    while (next < ours.size()) {
      Path output = folder.resolve("output-" + next);
      int exit = score(next, output);
      for (String line : Files.readAllLines(output)) {
        String[] parts = line.split(" ", 2);
        if (parts.length == 2 && parts[0].equals(Integer.toString(next))) {
          outcomes.put(next, parts[1]);
          next++;
        }
      }
      if (exit != 0) {
        outcomes.put(next, exit == NativeMargins.HUNG ? "hung" : "crashed " + exit);
        next++;
      }
    }
    return outcomes;
  }

  private int score(int from, Path output) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash-" + from),
                "-cp",
                System.getProperty("java.class.path"),
                NativeMargins.class.getName(),
                folder.toString(),
                Integer.toString(from),
                Integer.toString(ours.size()))
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("errors-" + from).toFile())
            .start();
    try {
      assertThat(child.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
    } finally {
      child.destroyForcibly();
    }
    return child.exitValue();
  }
}
