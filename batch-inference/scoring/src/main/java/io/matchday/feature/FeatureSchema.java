package io.matchday.feature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The ordered names of the features a model expects. Two schemas with the same names in the same
 * order have the same id; any other difference gives another id. Immutable and thread-safe.
 */
public final class FeatureSchema {

  /** Hex digits of a schema id. */
  public static final int ID_LENGTH = 12;

  private final String id;
  private final List<String> names;
  private final Map<String, Integer> places;

  /**
   * @param names the feature names in vector order: at least one, none blank, none twice
   */
  public FeatureSchema(List<String> names) {
    this.names = List.copyOf(names);
    this.places = new HashMap<>();
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a feature schema needs at least one name");
    }
    for (int i = 0; i < this.names.size(); i++) {
      String name = this.names.get(i);
      if (name.isBlank() || name.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("feature " + i + " has no usable name");
      }
      if (places.put(name, i) != null) {
        throw new IllegalArgumentException("feature " + name + " is named twice");
      }
    }
    this.id = idOf(this.names);
  }

  private static String idOf(List<String> names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The first 12 hex digits of the SHA-256 of the names joined by line feeds. */
  public String id() {
    return id;
  }

  /** The names in vector order. */
  public List<String> names() {
    return names;
  }

  /** How many features a vector of this schema has. */
  public int size() {
    return names.size();
  }

  /** The place of a feature in the vector, or empty when the schema has no such name. */
  public OptionalInt indexOf(String name) {
    Integer place = places.get(name);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureSchema schema && names.equals(schema.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return "FeatureSchema[" + id + ", " + names.size() + " features]";
  }
}
