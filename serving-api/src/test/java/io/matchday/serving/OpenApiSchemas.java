package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says of the views what their records say: all that may not be null is there, the rest may be. */
final class OpenApiSchemas {

  private OpenApiSchemas() {}

  static void finish(ObjectNode schemas) {
    Map<String, Class<?>> views =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.matchday.serving")
                .stream()
                .filter(one -> one.getSimpleName().endsWith("View"))
                .map(JavaClass::reflect)
                .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
    schemas
        .properties()
        .forEach(
            schema -> {
              Class<?> view = views.get(schema.getKey());
              if (view != null) {
                finish((ObjectNode) schema.getValue(), view);
              }
            });
  }

  private static void finish(ObjectNode schema, Class<?> view) {
    ArrayNode required = JsonMapper.shared().createArrayNode();
    for (RecordComponent component : view.getRecordComponents()) {
      String name = component.getAccessor().getAnnotation(JsonProperty.class).value();
      ObjectNode properties = (ObjectNode) schema.get("properties");
      ObjectNode property = (ObjectNode) properties.get(name);
      required.add(name);
      time(name, property);
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        properties.set(name, orNull(property));
      }
    }
    schema.set("required", required);
  }

  private static void time(String name, ObjectNode property) {
    if (name.endsWith("_at") || name.equals("at")) {
      property.put("format", "date-time");
    } else if (name.equals("match_date") || name.startsWith("trained_")) {
      property.put("format", "date");
    }
  }

  /** Null is an answer too: every property is there. */
  private static JsonNode orNull(ObjectNode property) {
    if (property.has("$ref")) {
      ObjectNode either = JsonMapper.shared().createObjectNode();
      either.putArray("anyOf").add(property).addObject().put("type", "null");
      return either;
    }
    String type = property.get("type").stringValue();
    property.putArray("type").add(type).add("null");
    return property;
  }
}
