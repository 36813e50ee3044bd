package dev.greenroom.store.sqlite;

import dev.greenroom.gate.Settings;
import io.vertx.core.Future;
import java.util.Optional;

/** Settings in the SQLite file. */
public final class SqliteSettings implements Settings {
    private final SqliteDatabase database;

    public SqliteSettings(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Future<Optional<String>> get(String name) {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public Future<Void> put(String name, String value) {
        return database.write(handle -> handle.createUpdate("INSERT INTO setting (name, value) VALUES (:name, :value)"
                                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                        .bind("name", name)
                        .bind("value", value)
                        .execute())
                .mapEmpty();
    }
}
