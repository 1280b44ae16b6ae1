package io.matchday.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What machines read of a listing: rows of cells by column. */
final class Rows {

  private Rows() {}

  /** The records of a CSV with a header. */
  static List<Map<String, String>> ofCsv(String text) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(text)) {
      rows.add(new LinkedHashMap<>(row.getFieldsAsMap()));
    }
    return rows;
  }

  /**
   * The objects of a JSON array: texts, numbers as {@link Long} or {@link Double}, booleans; null
   * is an empty {@link Optional}.
   */
  static List<Map<String, Object>> ofJson(String text) {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      expect(parser.nextToken(), JsonToken.START_ARRAY);
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        rows.add(object(parser));
      }
      expect(parser.currentToken(), JsonToken.END_ARRAY);
      if (parser.nextToken() != null) {
        throw new IllegalStateException("more follows the array");
      }
    }
    return rows;
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> row = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      row.put(name, cell(parser));
    }
    expect(parser.currentToken(), JsonToken.END_OBJECT);
    return row;
  }

  private static Object cell(JsonParser parser) {
    JsonToken token = parser.nextToken();
    return switch (token) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> Optional.empty();
      default -> throw new IllegalStateException("unexpected " + token);
    };
  }

  private static void expect(JsonToken token, JsonToken expected) {
    if (token != expected) {
      throw new IllegalStateException(token + " where " + expected + " was expected");
    }
  }
}
