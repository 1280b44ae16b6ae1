package io.matchday.serving;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document as the controllers have it now: springdoc reads them in a service of its
 * own, and {@link OpenApiFinish} adds what holds for all of them.
 */
final class OpenApiDocument {

  /** Where the document lies that the service hands out. */
  static final Path COMMITTED =
      Path.of(System.getProperty("matchday.root", ".."))
          .resolve("serving-api/src/main/resources/io/matchday/serving/document/openapi.json");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private OpenApiDocument() {}

  /** The document as text, the same from the same controllers. */
  static String written() {
    ObjectNode document = fromControllers();
    OpenApiFinish.finish(document);
    return JSON.writeValueAsString(document).replace("\r\n", "\n") + "\n";
  }

  private static ObjectNode fromControllers() {
    ServingSettings settings = ServingSettings.of(Map.of("port", "0"));
    try (Database database = TestDatabases.h2();
        ServingParts parts =
            new ServingParts(
                settings, database, alias -> new FakeModel("0123456789ab"), Clock.systemUTC());
        AnnotationConfigServletWebServerApplicationContext context =
            ServingApplication.context(settings, database, parts, Clock.systemUTC())) {
      context.register(
          SpringDocConfiguration.class,
          SpringDocConfigProperties.class,
          SpringDocWebMvcConfiguration.class);
      // Nobody is let in before the stored keys have been looked at.
      parts.access.follow();
      context.refresh();
      int port = context.getWebServer().getPort();
      JsonNode read = new Client(port).get("/v3/api-docs").json();
      return (ObjectNode) read;
    }
  }
}
