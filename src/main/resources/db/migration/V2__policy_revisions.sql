-- Policies that came into force, with the texts that they were compiled from. A text is kept once however many revisions
-- share it.
CREATE TABLE rule_text (
    hash TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE policy_revision (
    number   INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    revision TEXT NOT NULL,
    policy   TEXT NOT NULL,
    since    INTEGER NOT NULL,
    cause    TEXT NOT NULL CHECK (cause IN ('start', 'files', 'reload', 'roll-back')),
    by       TEXT NOT NULL
) STRICT;

CREATE TABLE policy_revision_file (
    number INTEGER NOT NULL REFERENCES policy_revision (number) ON DELETE CASCADE,
    path   TEXT NOT NULL,
    hash   TEXT NOT NULL REFERENCES rule_text (hash),
    PRIMARY KEY (number, path)
) STRICT, WITHOUT ROWID;

CREATE INDEX policy_revision_file_hash ON policy_revision_file (hash);

-- Only decisions with a reason are counted by rule; most have none.
CREATE INDEX journal_reasoned ON journal (at)
WHERE kind = 'decided' AND instr(payload, '"reasons":[{') > 0;
