package dev.greenroom.store.sqlite;

import org.jdbi.v3.core.Handle;

/** Something to do with the database, inside one transaction. Runs on a worker. */
@FunctionalInterface
interface Work<T> {
    T run(Handle handle) throws Exception;
}
