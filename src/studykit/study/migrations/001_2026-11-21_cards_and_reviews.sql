-- The log of reviews is the truth; `card` is what it leads to and can be rebuilt from it.
CREATE TABLE review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    card TEXT NOT NULL,
    at INTEGER NOT NULL,                                            -- milliseconds since 1970 (UTC)
    day TEXT NOT NULL,                                              -- study day, YYYY-MM-DD
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    question TEXT NOT NULL,                                         -- how it was asked
    practice INTEGER NOT NULL CHECK (practice IN (0, 1)),           -- 1: the schedule was not touched
    duration INTEGER NOT NULL CHECK (duration >= 0),                -- milliseconds
    before TEXT                                                     -- the card's state as JSON, NULL if new
) STRICT;
CREATE INDEX review_of_card ON review (card, at, id);
CREATE INDEX review_on_day ON review (day);

CREATE TABLE card (
    id TEXT PRIMARY KEY,
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),           -- learning, review, relearning
    step INTEGER,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    due_at INTEGER,
    due_day TEXT,
    last_at INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    CHECK ((due_at IS NULL) <> (due_day IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (
    card TEXT PRIMARY KEY,
    until TEXT                                                      -- NULL: suspended, else buried before that day
) STRICT, WITHOUT ROWID;
