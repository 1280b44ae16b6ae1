package io.matchday.serving.document;

import io.matchday.serving.HttpProblem;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Hands out the OpenAPI document and a page to try the service with. */
@Hidden
@RestController
final class DocumentController {

  /** The page runs our own scripts alone and talks to nobody but us; its styles are inline. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
  private static final String SCRIPT = "text/javascript;charset=UTF-8";

  private final ServedFile document = new ServedFile("openapi.json", "application/json");
  private final ServedFile page = new ServedFile("docs.html", "text/html;charset=UTF-8");
  private final Map<String, ServedFile> files;

  DocumentController() {
    String folder = WEBJAR + swaggerUiVersion() + "/";
    files =
        Map.of(
            "docs.js", new ServedFile("docs.js", SCRIPT),
            "swagger-ui.css", new ServedFile(folder + "swagger-ui.css", "text/css;charset=UTF-8"),
            "swagger-ui-bundle.js", new ServedFile(folder + "swagger-ui-bundle.js", SCRIPT));
  }

  private static String swaggerUiVersion() {
    try (InputStream in = DocumentController.class.getResourceAsStream("document.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("swagger-ui.version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GetMapping({"/openapi.json", "/openapi.json/"})
  ResponseEntity<byte[]> document(WebRequest request) {
    return answer(document, request);
  }

  @GetMapping({"/docs", "/docs/"})
  ResponseEntity<byte[]> page(WebRequest request) {
    return answer(page, request);
  }

  @GetMapping({"/docs/{file}", "/docs/{file}/"})
  ResponseEntity<byte[]> file(@PathVariable("file") String name, WebRequest request) {
    ServedFile file = files.get(name);
    if (file == null) {
      throw HttpProblem.notFound("there is nothing at this path");
    }
    return answer(file, request);
  }

  private static ResponseEntity<byte[]> answer(ServedFile file, WebRequest request) {
    ServedFile.Content content = file.content();
    HttpHeaders headers = new HttpHeaders();
    headers.setETag(content.tag());
    headers.setCacheControl(CacheControl.noCache());
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    if (request.checkNotModified(content.tag())) {
      return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
    }
    headers.setContentType(file.type());
    return new ResponseEntity<>(content.bytes(), headers, HttpStatus.OK);
  }
}
