package io.matchday.serving.reading;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of a list that is handed out in pages. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
    name = "limit",
    in = ParameterIn.QUERY,
    description = "The most rows of a page.",
    example = "3",
    schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
@Parameter(
    name = "cursor",
    in = ParameterIn.QUERY,
    description =
        "Where the page before ended, as its link to the next page has it. "
            + "Means nothing by itself.",
    schema = @Schema(type = "string", maxLength = 120))
@interface PageParameters {}
