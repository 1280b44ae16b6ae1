package io.matchday.serving.reading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of what a run rejected. Read when the document is written, never
 * by the service.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    summary = "The rows a run rejected, with reasons",
    description =
        "In the order they were met. A source is the name of a file, or what "
            + "else the row came from.")
@PageParameters
@FormatParameter
@ApiResponse(
    responseCode = "200",
    description = "A page of rejected rows.",
    headers =
        @Header(
            name = "Link",
            description = "The next page, rel=\"next\"; absent on the last page.",
            schema = @Schema(type = "string")),
    content = {
      @Content(
          mediaType = "application/json",
          array = @ArraySchema(schema = @Schema(implementation = RejectView.class))),
      @Content(
          mediaType = "text/csv",
          schema =
              @Schema(
                  type = "string",
                  description =
                      "A header line, then a line a row; text that could start a formula has an apostrophe before it.")),
      @Content(
          mediaType = "application/x-ndjson",
          schema = @Schema(type = "string", description = "One object a line, as in the array."))
    })
@interface RejectsDocument {}
