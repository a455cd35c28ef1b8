-- Wrong passwords, which shut an address out however often the silos restart.

CREATE TABLE wrong_password
(
    subject bytea       NOT NULL,
    at      timestamptz NOT NULL
);

CREATE INDEX wrong_password_of_subject ON wrong_password (subject, at);
CREATE INDEX wrong_password_age ON wrong_password (at);

COMMENT ON TABLE wrong_password IS 'Each wrong password that was given lately; after too many of them no password is looked at for a while';
COMMENT ON COLUMN wrong_password.subject IS 'SHA-256 of what it was given for: the address is not kept, which may be nobody''s, or a password in the wrong field';
