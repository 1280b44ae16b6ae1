package io.matchday.serving;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Values for the parameters and bodies of an OpenAPI document, good and broken, from a seed. */
final class FuzzValues {

  private static final List<String> BROKEN =
      List.of(
          "",
          " ",
          "x",
          "-1",
          "0",
          "1e3",
          "1.5",
          "NaN",
          "null",
          "true",
          "9".repeat(40),
          "4294967296",
          "2026-02-30",
          "99999-01-01",
          "'; DROP TABLE match; --",
          "../../etc/passwd",
          "a/b",
          "%",
          "\u0000",
          "\r\nX-Injected: 1",
          "\uD83D\uDE00",
          "{}",
          "[]",
          "*",
          "=1+1",
          "x".repeat(3_000));

  private static final List<String> BROKEN_BODIES =
      List.of(
          "",
          "null",
          "[]",
          "{",
          "{}",
          "\"x\"",
          "1e999",
          "{\"match_id\": 1}",
          "{\"features\": {}}",
          "{\"match_id\": null, \"features\": null}",
          "{\"match_id\": 0, \"features\": {}}",
          "{\"match_id\": 1e3, \"features\": []}",
          "{\"match_id\": 1, \"features\": {\"nobody\": 1}}",
          "{\"match_id\": 1, \"features\": {\"sex\": \"1\"}}",
          "{\"match_id\": 1, \"features\": {\"sex\": 1e400}}",
          "{\"match_id\": 1, \"match_id\": 2, \"features\": {}}",
          "\u0000\u0001",
          "[".repeat(5_000));

  private final Random random;

  FuzzValues(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A value that the schema of a parameter allows. */
  String good(JsonNode parameter) {
    JsonNode schema = parameter.get("schema");
    JsonNode allowed = schema.path("enum");
    if (!allowed.isEmpty()) {
      return allowed.get(below(allowed.size())).asString();
    }
    if (parameter.has("example")) {
      return parameter.get("example").asString();
    }
    return switch (schema.path("type").asString()) {
      case "integer" -> integer(schema);
      case "boolean" -> Boolean.toString(random.nextBoolean());
      default -> Integer.toHexString(random.nextInt());
    };
  }

  private String integer(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
    // Small numbers are those that something may be found under.
    long span = random.nextBoolean() ? Math.min(10, most - least + 1) : most - least + 1;
    return Long.toString(least + Math.floorMod(random.nextLong(), span));
  }

  /** A value that hardly any schema allows. */
  String broken() {
    return BROKEN.get(below(BROKEN.size()));
  }

  /** A body as the document describes one. */
  static String goodBody(JsonNode schema) {
    StringBuilder body = new StringBuilder("{");
    schema
        .get("properties")
        .properties()
        .forEach(
            property ->
                body.append(body.length() > 1 ? "," : "")
                    .append('"')
                    .append(property.getKey())
                    .append("\":")
                    .append(property.getValue().get("examples").get(0)));
    return body.append('}').toString();
  }

  /** A body that is broken in a known way, or a good one with a byte of it changed. */
  String brokenBody(String good) {
    if (random.nextBoolean()) {
      return BROKEN_BODIES.get(below(BROKEN_BODIES.size()));
    }
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    bytes[below(bytes.length)] = (byte) random.nextInt(256);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A value as it stands in an address, every byte of it escaped. */
  static String escaped(String value) {
    String hex = HexFormat.of().withPrefix("%").formatHex(value.getBytes(StandardCharsets.UTF_8));
    return value.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c)) ? value : hex;
  }
}
