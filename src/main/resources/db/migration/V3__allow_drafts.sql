-- Drafts of allowlist entries that wait for a rule author. JSON, ASCII only.
CREATE TABLE allow_draft (
    id    TEXT PRIMARY KEY NOT NULL,
    at    INTEGER NOT NULL,
    draft TEXT NOT NULL
) STRICT;
