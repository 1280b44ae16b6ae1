package io.matchday.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a model that stands in JSON as XGBoost 3.0 lays it out in Universal Binary JSON. */
public final class UbjText {

  private static final Set<String> FLOATS =
      Set.of("base_weights", "loss_changes", "split_conditions", "sum_hessian");
  private static final Set<String> BYTES = Set.of("default_left", "split_type");
  private static final Set<String> LONGS = Set.of("categories_segments", "categories_sizes");
  private static final Set<String> INTEGERS =
      Set.of(
          "categories",
          "categories_nodes",
          "left_children",
          "right_children",
          "parents",
          "split_indices");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private UbjText() {}

  /** The same model in UBJ. */
  public static byte[] of(byte[] json) {
    UbjText text = new UbjText();
    text.value("", JsonMapper.shared().readTree(json));
    return text.out.toByteArray();
  }

  private void value(String name, JsonNode node) {
    if (node.isObject()) {
      out.write('{');
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        text(field.getKey());
        value(field.getKey(), field.getValue());
      }
      out.write('}');
    } else if (node.isArray()) {
      array(type(name), node);
    } else if (node.isString()) {
      out.write('S');
      text(node.stringValue());
    } else {
      out.write('l');
      number('l', node);
    }
  }

  private void array(char type, JsonNode array) {
    out.write('[');
    if (type != 0) {
      out.write('$');
      out.write(type);
    }
    out.write('#');
    out.write('L');
    eight(array.size());
    for (JsonNode each : array) {
      if (type == 0) {
        value("", each);
      } else {
        number(type, each);
      }
    }
  }

  private static char type(String name) {
    if (FLOATS.contains(name)) {
      return 'd';
    }
    if (BYTES.contains(name)) {
      return 'U';
    }
    if (LONGS.contains(name)) {
      return 'L';
    }
    return INTEGERS.contains(name) ? 'l' : 0;
  }

  private void number(char type, JsonNode node) {
    switch (type) {
      case 'd' -> four(Float.floatToRawIntBits(Float.parseFloat(node.asString())));
      case 'l' -> four(node.asInt());
      case 'L' -> eight(node.asLong());
      default -> out.write(node.asInt());
    }
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write('L');
    eight(bytes.length);
    out.writeBytes(bytes);
  }

  private void four(int value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  private void eight(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }
}
