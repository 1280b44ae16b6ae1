package io.matchday.cli;

import io.matchday.job.model.FeatureNames;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON array of feature names. */
final class FeatureNamesFile {

  private static final int LARGEST = 1 << 20;
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private FeatureNamesFile() {}

  static FeatureNames read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw refused(Refusal.BAD_DATA, file, "is larger than " + LARGEST + " bytes");
      }
      return new FeatureNames(String.valueOf(file.getFileName()), names(file, content));
    } catch (IOException e) {
      throw refused(Refusal.NO_INPUT, file, "is not there or cannot be read");
    }
  }

  private static List<String> names(Path file, byte[] content) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
      List<String> names = new ArrayList<>();
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw noNames(file);
      }
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        names.add(parser.getString());
      }
      if (parser.currentToken() != JsonToken.END_ARRAY
          || names.isEmpty()
          || parser.nextToken() != null) {
        throw noNames(file);
      }
      return names;
    } catch (JacksonException e) {
      throw refused(Refusal.BAD_DATA, file, "is not well-formed JSON: " + e.getOriginalMessage());
    }
  }

  private static RefusedException noNames(Path file) {
    return refused(
        Refusal.BAD_DATA, file, "is no JSON array of names, expected [\"first\", \"second\", ...]");
  }

  private static RefusedException refused(Refusal refusal, Path file, String detail) {
    return new RefusedException(refusal, List.of(new Problem(file.toString(), detail)));
  }
}
