package io.matchday.model;

import io.matchday.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/**
 * Reads XGBoost's own model files, JSON or UBJ, told apart by content. Every defect is a {@link
 * RefusedException} that names the file and the place; no file, however damaged, does anything
 * else.
 *
 * <p>All trees of a file count, as in the native library's own {@code predict}, whatever an
 * attribute {@code best_iteration} says, which early stopping leaves behind. The library's
 * scikit-learn wrapper obeys it; {@link TreeEnsemble#firstRounds} does what it does.
 */
public final class ModelFile {

  /** The largest model file read, in bytes, whatever memory there is. */
  public static final int LARGEST = 128 << 20;

  /** The first byte of pickles since protocol 2. */
  private static final String PICKLE = "\u0080";

  /**
   * Reading and proving a file takes at most this many times its bytes of memory, the file's own
   * content included.
   */
  static final int MEMORY = 12;

  private ModelFile() {}

  /** Reads and proves a model file; a symbolic link is not followed. */
  public static TreeEnsemble read(Path file) {
    return read(file.toString(), content(file));
  }

  /**
   * The bytes of a file that may hold a model, if this program has the memory to read and prove it;
   * a symbolic link is not followed.
   */
  public static byte[] content(Path file) {
    long heap = Runtime.getRuntime().maxMemory();
    return heap / MEMORY < LARGEST
        ? SafeFile.read(file, (int) (heap / MEMORY), "what this heap allows; give more with -Xmx")
        : SafeFile.read(file, LARGEST, "the largest model file read");
  }

  /**
   * Reads and proves the content of a model file.
   *
   * @param name what refusals call the file
   * @param content the bytes
   */
  public static TreeEnsemble read(String name, byte[] content) {
    Place place = new Place(name);
    try {
      ModelReader reader =
          switch (ModelFormat.of(content)) {
            case JSON -> new JsonModelReader(place, content);
            case UBJ -> new UbjModelReader(place, content);
            case UNKNOWN -> throw place.refused(foreign(content));
          };
      return EnsembleProof.prove(ModelParser.parse(reader), place);
    } catch (JacksonException e) {
      throw malformed(place, e);
    }
  }

  private static String foreign(byte[] content) {
    String start = new String(content, 0, Math.min(4, content.length), StandardCharsets.ISO_8859_1);
    String what = "is no model file";
    if (start.equals("binf") || start.equals("bs64")) {
      what = "is in XGBoost's old binary format";
    } else if (start.startsWith(PICKLE)) {
      what = "is a Python pickle";
    }
    return what
        + ", expected XGBoost JSON or UBJ; in Python, load it and save it with"
        + " save_model(\"model.ubj\")";
  }

  private static RefusedException malformed(Place place, JacksonException e) {
    RefusedException refused =
        place.refused("is not well-formed JSON: " + Place.quote(e.getOriginalMessage(), 200));
    refused.initCause(e);
    return refused;
  }
}
