package io.matchday.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * One execution of one of our jobs.
 *
 * @param id its number
 * @param job what was executed
 * @param subject on what: a file, a date
 * @param status where it stands
 * @param startedAt when it began, or was last taken up again
 * @param heartbeatAt when it last said that it is alive
 * @param finishedAt when it ended, if it has
 * @param counts rows read, written and rejected
 * @param message what is worth knowing of its end
 * @param process who runs or ran it
 */
public record Run(
    RunId id,
    JobKind job,
    String subject,
    RunStatus status,
    Instant startedAt,
    Instant heartbeatAt,
    Optional<Instant> finishedAt,
    RunCounts counts,
    Optional<String> message,
    ProcessIdentity process) {}
