package io.matchday.serving.reading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of the judgement of predictions. Read when the document is
 * written, never by the service.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    summary = "How good published predictions were",
    description =
        "The last judgement, group by group; what was published before "
            + "kick-off, scored in hindsight and trained on is judged apart. Beside "
            + "each reference with 95 % intervals.")
@Parameter(
    name = "by",
    in = ParameterIn.QUERY,
    description = "One grouping alone.",
    example = "league",
    schema =
        @Schema(
            type = "string",
            allowableValues = {"all", "run", "model", "alias", "league", "season", "month"}))
@interface EvaluationDocument {}
