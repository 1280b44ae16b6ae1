package io.matchday.serving.reading;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of one model. Read when the document is written, never by the
 * service.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    summary = "The card of a model version",
    description =
        "By its id of 12 hex digits, or by an alias: what is registered, the "
            + "manifest with the judgement on the held-out season, and every move of "
            + "an alias to or away from it.")
@interface ModelDocument {}
