package io.matchday.serving.reading;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of the list of models. Read when the document is written, never by
 * the service.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    summary = "Registered model versions, newest first",
    description = "Each with the aliases that name it now.")
@interface ModelsDocument {}
