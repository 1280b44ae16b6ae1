package io.matchday.serving;

import io.matchday.storage.*;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;

class DocumentProbeTest {
  @Test
  void probe() throws Exception {
    Database db = TestDatabases.h2();
    ServingSettings settings = ServingSettings.of(Map.of("port", "0"));
    ServingParts parts =
        new ServingParts(
            settings, db, alias -> new FakeModel("0123456789ab", "x"), Clock.systemUTC());
    var context = ServingApplication.context(settings, db, parts, Clock.systemUTC());
    context.register(
        SpringDocConfiguration.class,
        SpringDocConfigProperties.class,
        SpringDocWebMvcConfiguration.class);
    context.refresh();
    Answer a = new Client(context.getWebServer().getPort()).get("/v3/api-docs");
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/openapi-probe.json"), a.body());
    System.out.println("STATUS " + a.status());
    context.close();
  }
}
