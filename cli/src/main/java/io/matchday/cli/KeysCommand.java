package io.matchday.cli;

import io.matchday.storage.ApiKeyRecord;
import io.matchday.storage.JdbcApiKeys;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The API keys of the service. */
@Command(
    name = "keys",
    description = "API keys of the service: a running service follows within a second.",
    subcommands = {KeysCreate.class, KeysCommand.Known.class, KeysRevoke.class})
final class KeysCommand {

  static JdbcApiKeys keys(Workspace workspace) {
    return new JdbcApiKeys(workspace.database(), workspace.clock());
  }

  /** Lists keys, oldest first. */
  @Command(
      name = "list",
      description = "All keys there ever were, oldest first; never the key itself.")
  static final class Known implements Runnable {

    private final Session session;

    @Mixin private OutputOption output = new OutputOption();

    Known(Session session) {
      this.session = session;
    }

    @Override
    public void run() {
      List<String> columns =
          List.of("name", "scopes", "rate", "created_at", "last_used_at", "revoked_at");
      List<ApiKeyRecord> records;
      try (Workspace workspace = session.open()) {
        records = keys(workspace).all();
      }
      try (Listing listing = output.listing(columns, session.out())) {
        for (ApiKeyRecord record : records) {
          listing.row(
              record.key().name(),
              record.key().scopeLabels(),
              record.key().ownRate(),
              record.createdAt(),
              record.lastUsedAt(),
              record.revokedAt());
        }
      }
    }
  }
}
