package io.matchday.serving.reading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
 * What the OpenAPI document says of the list of predictions. Read when the document is written,
 * never by the service.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    summary = "Published predictions by date",
    description =
        "The predictions of one published run, by date, then match: the newest "
            + "run under the alias Production, unless run or model names another. A "
            + "walk by the links to next pages stays with the run it began with. The "
            + "weak ETag changes when a run is published and with the query.")
@Parameter(
    name = "from",
    in = ParameterIn.QUERY,
    description = "First day, included.",
    example = "2026-08-15",
    schema = @Schema(type = "string", format = "date"))
@Parameter(
    name = "to",
    in = ParameterIn.QUERY,
    description = "Last day, included.",
    example = "2026-12-31",
    schema = @Schema(type = "string", format = "date"))
@Parameter(
    name = "league",
    in = ParameterIn.QUERY,
    description = "Exact name of the league or tournament.",
    example = "Premier League",
    schema = @Schema(type = "string", minLength = 1, maxLength = 200))
@Parameter(
    name = "team",
    in = ParameterIn.QUERY,
    description = "Exact name of either team.",
    example = "Arsenal",
    schema = @Schema(type = "string", minLength = 1, maxLength = 200))
@Parameter(
    name = "sex",
    in = ParameterIn.QUERY,
    description = "0 = men, 1 = women.",
    example = "0",
    schema =
        @Schema(
            type = "integer",
            allowableValues = {"0", "1"}))
@Parameter(
    name = "run",
    in = ParameterIn.QUERY,
    description = "Of this published run, under any alias.",
    example = "12",
    schema = @Schema(type = "integer", minimum = "1", maximum = "2147483647"))
@Parameter(
    name = "model",
    in = ParameterIn.QUERY,
    description = "Of the newest published run made by this model version, under any " + "alias.",
    example = "0123456789ab",
    schema = @Schema(type = "string", pattern = "^[0-9a-f]{12}$"))
@Parameter(
    name = "played",
    in = ParameterIn.QUERY,
    description = "Only matches with a score, or only those without.",
    example = "false",
    schema = @Schema(type = "boolean"))
@PageParameters
@FormatParameter
@ApiResponse(
    responseCode = "200",
    description = "A page of predictions.",
    headers =
        @Header(
            name = "Link",
            description = "The next page, rel=\"next\"; absent on the last page.",
            schema = @Schema(type = "string")),
    content = {
      @Content(
          mediaType = "application/json",
          array = @ArraySchema(schema = @Schema(implementation = PredictionRowView.class))),
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
@ApiResponse(
    responseCode = "304",
    description = "Nothing was published since the answer with this ETag.",
    content = @Content)
@interface PredictionsDocument {}
