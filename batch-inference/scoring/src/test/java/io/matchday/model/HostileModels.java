package io.matchday.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Files made to cost a reader more than they should: memory, time or a deep stack. */
final class HostileModels {

  private static final String TREE = "{\"learner\":{\"gradient_booster\":{\"model\":{\"trees\":[{";

  private final Map<String, Supplier<byte[]>> models = new LinkedHashMap<>();
  private final int size;

  private HostileModels(int size) {
    this.size = size;
  }

  /**
   * Models that are refused, by name; each is made when it is asked for.
   *
   * @param size about how many bytes each has
   */
  static Map<String, Supplier<byte[]>> refused(int size) {
    HostileModels hostile = new HostileModels(size);
    hostile.json();
    hostile.jsonOfModels();
    hostile.ubj();
    return hostile.models;
  }

  /** Models that load, though nobody would train them. */
  static Map<String, Supplier<byte[]>> accepted(int size) {
    return Map.of(
        "chains in JSON",
        () -> ForestText.chains(3, size / 300),
        "chains in UBJ",
        () -> UbjText.of(ForestText.chains(3, size / 300)),
        "stumps in JSON",
        () -> ForestText.softprob(1, size / 2_200, 0, 1),
        "stumps in UBJ",
        () -> UbjText.of(ForestText.softprob(1, size / 2_200, 0, 1)));
  }

  private void json() {
    json("nested arrays", "{\"x\":", i -> "[");
    json("nested objects", "", i -> "{\"x\":");
    json("nested arrays where a model is read", "{\"learner\":", i -> "[");
    json("a number passed over", "{\"x\":", i -> "1234567890");
    json("a number that is read", "{\"version\":[", i -> "1234567890");
    json("a fraction", "{\"version\":[1.", i -> "1234567890");
    json("a text passed over", "{\"x\":\"", i -> "a text, ");
    json("a name", "{\"", i -> "a name, ");
    json("many fields", "{", i -> "\"f" + i + "\":0,");
    json("many fields passed over", "{\"x\":{", i -> "\"f" + i + "\":0,");
    json("one field many times", "{\"x\":{", i -> "\"f\":0,");
    json("empty objects passed over", "{\"x\":[", i -> "{},");
    json("white space", "{", i -> "        ");
  }

  private void jsonOfModels() {
    json("zeros", "{\"learner\":{\"gradient_booster\":{\"model\":{\"tree_info\":[", i -> "0,");
    json("truths", "{\"learner\":{\"gradient_booster\":{\"model\":{\"tree_info\":[", i -> "true,");
    json("long version", "{\"version\":[", i -> "3,");
    json("empty trees", "{\"learner\":{\"gradient_booster\":{\"model\":{\"trees\":[", i -> "{},");
    json("thresholds", TREE + "\"split_conditions\":[", i -> "0,");
    json("children", TREE + "\"left_children\":[", i -> "9,");
    json("feature names", "{\"learner\":{\"feature_names\":[", i -> "\"a\",");
    json("one feature name", "{\"learner\":{\"feature_names\":[\"", i -> "feature ");
    json("empty feature types", "{\"learner\":{\"feature_types\":[", i -> "\"\",");
    json("commas", "{\"learner\":{\"learner_model_param\":{\"base_score\":\"", i -> ",,,,");
    json("letters", "{\"learner\":{\"objective\":{\"name\":\"", i -> "softprob");
  }

  private void ubj() {
    ubj("nested arrays", "{i\1x", "[");
    ubj("nested objects", "", "{i\1x");
    ubj("nested counted arrays", "{i\1x", "[#i\1");
    ubj("fields passed over", "{i\1x{", "i\1aZ");
    ubj("nothing", "{i\1x[", "N");
    ubj("empty objects", "{i\1x[", "{}");
    ubj("empty typed arrays", "{i\1x[", "[$i#i\0");
    String model = "{i\7learner{i\20gradient_booster{i\5model{";
    ubj("truths", model + "i\11tree_info[", "T");
    ubj("small integers", model + "i\11tree_info[", "i\1");
    ubj("small thresholds", model + "i\5trees[{i\20split_conditions[", "i\1");
    ubj("feature names", "{i\7learner{i\15feature_names[", "Si\1a");
    ubj("empty feature names", "{i\7learner{i\15feature_names[", "Si\0");
    models.put("UBJ: typed bytes", () -> typed(model + "i\11tree_info[$U#l"));
    models.put(
        "UBJ: typed bytes as floats", () -> typed(model + "i\5trees[{i\20split_conditions[$U#l"));
    models.put("UBJ: a text", () -> typed("{i\7learner{i\11objective{i\4nameSl"));
    models.put("UBJ: a name", () -> typed("{l"));
  }

  private void json(String name, String start, IntFunction<String> repeated) {
    models.put("JSON: " + name, () -> filled(start, repeated));
  }

  private void ubj(String name, String start, String repeated) {
    models.put("UBJ: " + name, () -> filled(start, i -> repeated));
  }

  private byte[] filled(String start, IntFunction<String> repeated) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + 64);
    out.writeBytes(start.getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; out.size() < size; i++) {
      out.writeBytes(repeated.apply(i).getBytes(StandardCharsets.ISO_8859_1));
    }
    return out.toByteArray();
  }

  private byte[] typed(String start) {
    ByteBuffer file = ByteBuffer.allocate(start.length() + Integer.BYTES + size);
    return file.put(start.getBytes(StandardCharsets.ISO_8859_1)).putInt(size).array();
  }
}
