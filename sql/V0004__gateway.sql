-- What the gateway needs to be trusted: who changed what, which sessions have ended, and which creations were asked for before.

CREATE TABLE audit_entry
(
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    farm_id    uuid,
    actor_kind text        NOT NULL CHECK (actor_kind IN ('user', 'api_key', 'system')),
    actor_id   uuid,
    address    text,
    action     text        NOT NULL,
    subject    text        NOT NULL,
    subject_id uuid        NOT NULL,
    before     jsonb,
    after      jsonb
);

CREATE INDEX audit_entry_of_farm ON audit_entry (farm_id, id DESC);

COMMENT ON TABLE audit_entry IS 'Every change that somebody made. Written ahead of the change, and never updated or deleted by the programs';
COMMENT ON COLUMN audit_entry.farm_id IS 'The farm it was made in; null for what belongs to an account';
COMMENT ON COLUMN audit_entry.actor_id IS 'The account or API key; null for the system itself';
COMMENT ON COLUMN audit_entry.address IS 'The network address that the request came from';

CREATE TABLE revoked_session
(
    session_id uuid        PRIMARY KEY,
    until      timestamptz NOT NULL
);

COMMENT ON TABLE revoked_session IS 'Sessions that ended while access tokens of them may still be good: no gateway takes those any more';
COMMENT ON COLUMN revoked_session.until IS 'By then every such token has expired, and the row may go';

CREATE TABLE idempotency_key
(
    owner        uuid        NOT NULL,
    key          text        NOT NULL,
    fingerprint  bytea       NOT NULL,
    resource_id  uuid        NOT NULL,
    created_at   timestamptz NOT NULL,
    claimed_at   timestamptz NOT NULL,
    status       int,
    content_type text,
    location     text,
    etag         text,
    body         bytea,
    PRIMARY KEY (owner, key)
);

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

COMMENT ON TABLE idempotency_key IS 'Creations that were asked for with an Idempotency-Key, and their first answer; kept for 24 hours';
COMMENT ON COLUMN idempotency_key.owner IS 'The account that asked';
COMMENT ON COLUMN idempotency_key.fingerprint IS 'SHA-256 of method, path and body: the same key with another request is refused';
COMMENT ON COLUMN idempotency_key.resource_id IS 'The id of what is made, the same at every try: a creation that was cut short is completed, not repeated';
COMMENT ON COLUMN idempotency_key.claimed_at IS 'When a gateway last began to serve it; one that died is followed by the next try';
COMMENT ON COLUMN idempotency_key.status IS 'The HTTP status of the first answer; null while there is none';
