package io.matchday.serving;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer as a test sees it. */
record Answer(int status, HttpHeaders headers, String body) {

  JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  String contentType() {
    return header("Content-Type");
  }
}
