package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document that is committed is what the controllers say. {@code -Dopenapi.write=true} writes
 * it anew.
 */
class OpenApiDocumentTest {

  private static final Set<Route> NOT_OF_THE_API =
      Set.of(Route.OPEN_API, Route.DOCS, Route.DOCS_FILE);

  private static String written;
  private static JsonNode document;

  @BeforeAll
  static void write() throws IOException {
    written = OpenApiDocument.written();
    document = JsonMapper.shared().readTree(written);
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(OpenApiDocument.COMMITTED, written);
    }
  }

  @Test
  void the_committed_document_is_what_the_controllers_say() throws IOException {
    assertThat(Files.readString(OpenApiDocument.COMMITTED))
        .as("write it anew: see CONTRIBUTING.md")
        .isEqualTo(written);
  }

  @Test
  void writing_it_twice_gives_the_same() {
    assertThat(OpenApiDocument.written()).isEqualTo(written);
  }

  @Test
  void every_route_is_in_it_under_its_own_name_and_nothing_else() {
    List<String> routes =
        Arrays.stream(Route.values())
            .filter(route -> !NOT_OF_THE_API.contains(route))
            .map(Route::template)
            .toList();

    assertThat(document.get("openapi").stringValue()).startsWith("3.1");
    assertThat(document.get("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void every_operation_has_a_summary_a_name_of_its_own_and_a_problem_for_the_rest() {
    Set<String> names = new HashSet<>();
    for (JsonNode path : document.get("paths")) {
      for (JsonNode operation : path) {
        assertThat(names.add(operation.get("operationId").stringValue())).isTrue();
        assertThat(operation.get("summary").stringValue()).isNotBlank();
        assertThat(operation.at("/responses/default/content").propertyNames())
            .containsExactly("application/problem+json");
      }
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    List<JsonNode> references = new ArrayList<>(document.findValues("$ref"));

    assertThat(references).isNotEmpty();
    for (JsonNode reference : references) {
      String pointer = reference.stringValue();
      assertThat(pointer).startsWith("#/");
      assertThat(document.at(pointer.substring(1)).isMissingNode()).as(pointer).isFalse();
    }
  }

  @Test
  void what_may_be_null_is_said_and_everything_is_required() {
    JsonNode row = document.at("/components/schemas/PredictionRowView");

    assertThat(row.get("required")).hasSize(14);
    assertThat(row.at("/properties/home_goals/type").toString())
        .isEqualTo("[\"integer\",\"null\"]");
    assertThat(row.at("/properties/home_team/type").stringValue()).isEqualTo("string");
    assertThat(document.at("/components/schemas/MatchView/properties/result/anyOf")).hasSize(2);
  }

  @Test
  void the_parameters_said_of_a_list_are_those_it_takes() {
    List<String> names = new ArrayList<>();
    document
        .at("/paths/~1predictions/get/parameters")
        .forEach(parameter -> names.add(parameter.get("name").stringValue()));

    assertThat(names)
        .containsExactlyInAnyOrder(
            "from", "to", "league", "team", "sex", "run", "model", "played", "limit", "cursor",
            "format");
  }
}
