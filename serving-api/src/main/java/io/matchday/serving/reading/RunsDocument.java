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
 * What the OpenAPI document says of the list of runs. Read when the document is written, never by
 * the service.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
    summary = "Runs of all jobs, newest first",
    description =
        "What was read, written and rejected, and how each run ended. Names of "
            + "machines, process numbers and folders are left out of what is told.")
@Parameter(
    name = "job",
    in = ParameterIn.QUERY,
    description = "Of this job.",
    example = "predict",
    schema =
        @Schema(
            type = "string",
            allowableValues = {"import", "features", "train", "predict", "evaluate", "nightly"}))
@Parameter(
    name = "status",
    in = ParameterIn.QUERY,
    description = "That stand here.",
    example = "COMPLETED",
    schema =
        @Schema(
            type = "string",
            allowableValues = {"RUNNING", "COMPLETED", "FAILED", "ABANDONED"}))
@PageParameters
@interface RunsDocument {}
