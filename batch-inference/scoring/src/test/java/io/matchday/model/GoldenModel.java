package io.matchday.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Small model files the native library wrote; the README beside them says how. */
public final class GoldenModel {

  private GoldenModel() {}

  /** The model in JSON. */
  public static byte[] json() {
    return resource("model.json");
  }

  /** The same model in UBJ. */
  public static byte[] ubj() {
    return resource("model.ubj");
  }

  /** Rows: the features, then the margins the native library gave, as hex digits of their bits. */
  public static List<String> margins() {
    return new String(resource("margins.csv"), StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] resource(String name) {
    try (InputStream in = GoldenModel.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
