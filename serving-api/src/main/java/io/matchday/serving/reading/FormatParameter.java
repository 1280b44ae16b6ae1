package io.matchday.serving.reading;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of a list that may be asked for in several forms. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
    name = "format",
    in = ParameterIn.QUERY,
    description = "The form of the answer; wins over Accept.",
    example = "csv",
    schema =
        @Schema(
            type = "string",
            allowableValues = {"json", "csv", "ndjson"}))
@interface FormatParameter {}
