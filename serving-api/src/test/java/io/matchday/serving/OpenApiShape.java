package io.matchday.serving;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares an answer with its schema: the part of JSON Schema that our document uses. */
final class OpenApiShape {

  private final JsonNode document;

  OpenApiShape(JsonNode document) {
    this.document = document;
  }

  /** What a reference leads to, or the schema itself. */
  JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.get("$ref").stringValue().substring(1)) : schema;
  }

  /** Where the value differs from the schema, and how. */
  List<String> differences(JsonNode value, JsonNode schema, String place) {
    if (schema.has("anyOf")) {
      boolean fits = false;
      for (JsonNode one : schema.get("anyOf")) {
        fits |= differences(value, one, place).isEmpty();
      }
      return fits ? List.of() : List.of(place + " fits none of its schemas");
    }
    JsonNode known = resolved(schema);
    List<String> found = new ArrayList<>();
    JsonNode types = known.path("type");
    if (!types.isMissingNode() && !hasType(value, types)) {
      found.add(place + " is " + value.getNodeType() + ", expected " + types);
      return found;
    }
    if (value.isObject()) {
      known
          .path("required")
          .forEach(
              name -> {
                if (!value.has(name.stringValue())) {
                  found.add(place + " lacks " + name);
                }
              });
      value
          .properties()
          .forEach(
              property -> {
                JsonNode expected = known.path("properties").path(property.getKey());
                String inside = place + "/" + property.getKey();
                if (!expected.isMissingNode()) {
                  found.addAll(differences(property.getValue(), expected, inside));
                } else if (known.has("properties")) {
                  found.add(inside + " is not in the schema");
                }
              });
    } else if (value.isArray()) {
      for (JsonNode item : value) {
        found.addAll(differences(item, known.get("items"), place + "/*"));
      }
    }
    return found;
  }

  private static boolean hasType(JsonNode value, JsonNode types) {
    if (types.isArray()) {
      boolean fits = false;
      for (JsonNode type : types) {
        fits |= hasType(value, type);
      }
      return fits;
    }
    return switch (types.stringValue()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("type " + types);
    };
  }
}
