-- History that outlives the grains which write it, and the keys that protect secrets.

CREATE TABLE command
(
    id           uuid        PRIMARY KEY,
    device_id    uuid        NOT NULL,
    farm_id      uuid        NOT NULL,
    kind         text        NOT NULL,
    data         jsonb,
    source_kind  text        NOT NULL CHECK (source_kind IN ('user', 'rule', 'device')),
    source_id    uuid,
    status       text        NOT NULL,
    message      text,
    tries        int         NOT NULL,
    requested_at timestamptz NOT NULL,
    sent_at      timestamptz,
    accepted_at  timestamptz,
    ended_at     timestamptz
);

CREATE INDEX command_of_device ON command (device_id, requested_at DESC);

COMMENT ON TABLE command IS 'Every command given to a device, and how far it came';
COMMENT ON COLUMN command.source_id IS 'The account or rule that gave it; null for the device itself';
COMMENT ON COLUMN command.message IS 'Why it ended as it did, for people';

CREATE TABLE decision
(
    rule_id  uuid        NOT NULL,
    sequence bigint      NOT NULL,
    farm_id  uuid        NOT NULL,
    at       timestamptz NOT NULL,
    outcome  text        NOT NULL,
    previous text        NOT NULL,
    mode     text        NOT NULL,
    inputs   jsonb       NOT NULL,
    actions  jsonb       NOT NULL,

    -- Also the fence: of two activations of one rule, only one can write the next decision.
    PRIMARY KEY (rule_id, sequence)
);

COMMENT ON TABLE decision IS 'Every change of a rule''s outcome: what it saw and what it did';

CREATE TABLE data_protection_key
(
    friendly_name text        PRIMARY KEY,
    xml           text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE data_protection_key IS 'Key ring of ASP.NET Core Data Protection; the keys in it are encrypted with SECRETS_KEY';
