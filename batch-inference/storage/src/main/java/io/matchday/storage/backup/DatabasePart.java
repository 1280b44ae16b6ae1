package io.matchday.storage.backup;

import java.util.List;

/**
 * What was put into an archive of a database.
 *
 * @param migration the version of its schema
 * @param content what it held
 * @param sequences where its sequences stood
 * @param models the versions registered in it
 */
record DatabasePart(
    String migration,
    DatabaseContent content,
    List<SequenceValue> sequences,
    List<Snapshot.Registered> models) {}
