package io.matchday.serving.reading;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of one match. Read when the document is written, never by the
 * service.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    summary = "All that is stored of a match",
    description =
        "Teams, league, season, date, its features by name with coverage (of "
            + "the feature set of the model that answers), every prediction it had in "
            + "published runs, newest first, and the result once it is played.")
@interface MatchDocument {}
