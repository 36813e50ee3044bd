-- Times are nanoseconds since 1970-01-01T00:00:00Z. JSON is ASCII only, so that every Java string comes back as it was.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE hold (
    id          TEXT PRIMARY KEY NOT NULL,
    exchange    TEXT NOT NULL,
    attach_key  TEXT,
    utterance   TEXT NOT NULL,
    decision    TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    deadline    INTEGER NOT NULL CHECK (deadline > created_at),
    state       TEXT NOT NULL
                CHECK (state IN ('waiting', 'approved', 'edited', 'rejected', 'expired', 'abandoned')),
    ended_by    TEXT,
    ended_at    INTEGER,
    edited      TEXT,
    released_at INTEGER,
    CHECK ((state = 'waiting') = (ended_at IS NULL)),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
    CHECK ((state = 'edited') = (edited IS NOT NULL)),
    CHECK (released_at IS NULL OR state IN ('approved', 'edited'))
) STRICT;

CREATE INDEX hold_waiting ON hold (created_at) WHERE state = 'waiting';
CREATE INDEX hold_created ON hold (created_at);
CREATE INDEX hold_attach ON hold (attach_key, created_at) WHERE attach_key IS NOT NULL;

-- A final state stays, and a text is handed out once, whatever program writes to this file.
CREATE TRIGGER hold_ends_once BEFORE UPDATE OF state ON hold
WHEN old.state <> 'waiting'
BEGIN
    SELECT RAISE(ABORT, 'this hold has ended');
END;

CREATE TRIGGER hold_released_once BEFORE UPDATE OF released_at ON hold
WHEN old.released_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'this hold was handed out');
END;

-- Rows are chained: hash covers every column but private, which private_hash stands for, so that a person's text can be
-- erased (private set to NULL) and the chain still holds.
CREATE TABLE journal (
    seq          INTEGER PRIMARY KEY NOT NULL,
    at           INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    exchange     TEXT NOT NULL,
    payload      TEXT NOT NULL,
    private      TEXT,
    private_hash TEXT,
    prev_hash    TEXT NOT NULL,
    hash         TEXT NOT NULL,
    CHECK (private IS NULL OR private_hash IS NOT NULL)
) STRICT;

CREATE INDEX journal_exchange ON journal (exchange, seq);
CREATE INDEX journal_kind ON journal (kind, seq);

-- Where the chain ends, moved in the transaction that appends: a cut tail shows.
CREATE TABLE journal_head (
    id    INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    seq   INTEGER NOT NULL,
    count INTEGER NOT NULL,
    hash  TEXT NOT NULL,
    batch TEXT NOT NULL
) STRICT;
