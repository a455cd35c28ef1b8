-- What growers were told, or are to be told: one row an alert, kept after it is over.

CREATE TABLE alert
(
    id                     uuid        PRIMARY KEY,
    farm_id                uuid        NOT NULL,
    source_kind            text        NOT NULL CHECK (source_kind IN ('sensor', 'device', 'rule', 'home_assistant', 'farm')),
    source_id              uuid        NOT NULL,
    kind                   text        NOT NULL,
    severity               text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    state                  text        NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved')),
    active                 boolean     NOT NULL,
    through_home_assistant boolean     NOT NULL,
    message                text        NOT NULL,
    value                  double precision,
    count                  integer     NOT NULL,
    version                bigint      NOT NULL,
    opened_at              timestamptz NOT NULL,
    last_at                timestamptz NOT NULL,
    acknowledged_at        timestamptz,
    acknowledged_by        uuid,
    resolved_at            timestamptz,
    resolved_by            uuid,
    CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)),
    CHECK (active OR state = 'resolved')
);

-- Also the fence: of two activations that hear of the same cause at the same moment, only one can open an alert of it.
CREATE UNIQUE INDEX alert_of_cause ON alert (farm_id, source_id, kind) WHERE active;

CREATE INDEX alert_of_farm ON alert (farm_id, opened_at DESC, id DESC);

COMMENT ON TABLE alert IS 'Every alert: its cause, how often it came, who dealt with it and when it was over';
COMMENT ON COLUMN alert.source_id IS 'The sensor, device or rule; for home_assistant and farm the farm itself';
COMMENT ON COLUMN alert.active IS 'Whether its cause is still there. One that a person resolved stays quiet until its cause is gone, or comes anew';
COMMENT ON COLUMN alert.through_home_assistant IS 'Whether a Home Assistant that is down explains it';
COMMENT ON COLUMN alert.last_at IS 'When its cause last came anew; what is told twice is counted once';
COMMENT ON COLUMN alert.resolved_by IS 'The account that resolved it; null when it resolved by itself';
