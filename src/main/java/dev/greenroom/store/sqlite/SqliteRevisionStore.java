package dev.greenroom.store.sqlite;

import dev.greenroom.rulebook.InForce;
import dev.greenroom.rulebook.RevisionStore;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Revisions in the SQLite file. A text that several revisions share is kept once. */
public final class SqliteRevisionStore implements RevisionStore {
    private final SqliteDatabase database;

    public SqliteRevisionStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Future<Kept> keep(InForce inForce, Map<String, String> files) {
        return database.write(handle -> {
            Optional<Kept> newest = list(handle, 1).stream().findFirst();
            boolean known = newest.isPresent()
                    && newest.get().inForce().revision().equals(inForce.revision())
                    && newest.get().inForce().policy().equals(inForce.policy());
            return known ? newest.get() : add(handle, inForce, files);
        });
    }

    @Override
    public Future<List<Kept>> latest() {
        return database.read(handle -> list(handle, MOST));
    }

    @Override
    public Future<Optional<Kept>> find(String name) {
        boolean isNumber = name.matches("[0-9]{1,9}");
        return database.read(handle -> handle.createQuery("SELECT * FROM policy_revision WHERE "
                        + (isNumber ? "number" : "revision") + " = :name ORDER BY number DESC LIMIT 1")
                .bind("name", isNumber ? (Object) Long.valueOf(name) : name)
                .map(SqliteRevisionStore::kept)
                .findOne());
    }

    @Override
    public Future<Map<String, String>> files(long number) {
        return database.read(handle -> {
            Map<String, String> files = new TreeMap<>();
            handle.createQuery("SELECT path, text FROM policy_revision_file JOIN rule_text USING (hash)"
                            + " WHERE number = :number")
                    .bind("number", number)
                    .map((row, context) -> Map.entry(row.getString("path"), row.getString("text")))
                    .forEach(entry -> files.put(entry.getKey(), entry.getValue()));
            return files;
        });
    }

    private static Kept add(Handle handle, InForce inForce, Map<String, String> files) {
        long number = handle.createUpdate("INSERT INTO policy_revision (revision, policy, since, cause, by)"
                        + " VALUES (:revision, :policy, :since, :cause, :by)")
                .bind("revision", inForce.revision())
                .bind("policy", inForce.policy())
                .bind("since", Nanos.of(inForce.since()))
                .bind("cause", inForce.cause().wire())
                .bind("by", inForce.by())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
        PreparedBatch texts =
                handle.prepareBatch("INSERT INTO rule_text (hash, text) VALUES (:hash, :text) ON CONFLICT DO NOTHING");
        PreparedBatch paths = handle.prepareBatch(
                "INSERT INTO policy_revision_file (number, path, hash) VALUES (:number, :path, :hash)");
        files.forEach((path, text) -> {
            String hash = hash(text);
            texts.bind("hash", hash).bind("text", text).add();
            paths.bind("number", number).bind("path", path).bind("hash", hash).add();
        });
        if (!files.isEmpty()) {
            texts.execute();
            paths.execute();
        }
        forget(handle);
        return new Kept(number, inForce);
    }

    private static void forget(Handle handle) {
        int gone = handle.execute("DELETE FROM policy_revision WHERE number NOT IN"
                + " (SELECT number FROM policy_revision ORDER BY number DESC LIMIT " + MOST + ")");
        if (gone > 0) {
            handle.execute("DELETE FROM rule_text WHERE hash NOT IN (SELECT hash FROM policy_revision_file)");
        }
    }

    private static List<Kept> list(Handle handle, int limit) {
        return handle.createQuery("SELECT * FROM policy_revision ORDER BY number DESC LIMIT :limit")
                .bind("limit", limit)
                .map(SqliteRevisionStore::kept)
                .list();
    }

    private static Kept kept(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(
                row.getLong("number"),
                new InForce(
                        row.getString("revision"),
                        row.getString("policy"),
                        Nanos.at(row.getLong("since")),
                        InForce.Cause.ofWire(row.getString("cause")),
                        row.getString("by")));
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
