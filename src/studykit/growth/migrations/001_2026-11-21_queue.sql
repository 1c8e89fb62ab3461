-- Version 1 of the queue of new terms.

CREATE TABLE article (
    digest TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate (
    key TEXT PRIMARY KEY,
    term TEXT NOT NULL,
    category TEXT NOT NULL,
    score REAL NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'later', 'rejected', 'accepted', 'alias')),
    entry TEXT,
    turn INTEGER NOT NULL DEFAULT 0                             -- the decision that put it off last
) STRICT;

CREATE TABLE sighting (
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    article TEXT NOT NULL REFERENCES article,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (candidate, article, start)
) STRICT;

CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate TEXT NOT NULL REFERENCES candidate,
    at INTEGER NOT NULL,                                        -- milliseconds since 1970 (UTC)
    state TEXT NOT NULL,
    entry TEXT,
    state_before TEXT NOT NULL,
    entry_before TEXT,
    turn_before INTEGER NOT NULL,
    parts TEXT NOT NULL,                                        -- JSON: keys of the candidates it added
    change TEXT,                                                -- JSON: what it changes in a glossary file
    phase TEXT NOT NULL CHECK (phase IN ('begun', 'done', 'undoing'))
) STRICT;
