-- A user's own phrases for notes. They are this desk's, like a draft: words without a person, neither sent nor audited.

CREATE TABLE phrase (
    pk INTEGER PRIMARY KEY,
    user_name TEXT NOT NULL,
    field TEXT NOT NULL,     -- of a form: 'orders'; 'note' for the visit's own note
    text TEXT NOT NULL,      -- with placeholders: '{sbp}/{dbp} mmHg'
    saved_at INTEGER NOT NULL,
    UNIQUE (user_name, field, text)
) STRICT;
