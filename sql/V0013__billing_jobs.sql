-- Events of Stripe's that were applied, and the runs of the cluster's own jobs.

CREATE TABLE billing_event
(
    event_id    text        PRIMARY KEY,
    account_id  uuid        NOT NULL,
    type        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    applied     boolean     NOT NULL
);

CREATE INDEX billing_event_age ON billing_event (received_at);

COMMENT ON TABLE billing_event IS 'Events of Stripe''s that were dealt with: each is applied once, however often it is sent';
COMMENT ON COLUMN billing_event.created_at IS 'When Stripe made it: of two events of a subscription the later one counts, whichever came first';
COMMENT ON COLUMN billing_event.applied IS 'Whether there was such an account';

CREATE TABLE job_run
(
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job        text        NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,
    outcome    text        NOT NULL CHECK (outcome IN ('running', 'done', 'unfinished', 'failed', 'cut_short')),
    detail     text
);

CREATE INDEX job_run_of_job ON job_run (job, id DESC);

-- One at a time, whatever the silos believe.
CREATE UNIQUE INDEX job_run_running ON job_run (job) WHERE outcome = 'running';

COMMENT ON TABLE job_run IS 'Runs of the cluster''s own jobs, the last hundred of each';
COMMENT ON COLUMN job_run.outcome IS 'unfinished: it goes on within a minute; cut_short: the silo that ran it died';
COMMENT ON COLUMN job_run.detail IS 'What it came to, or why it failed';

COMMENT ON TABLE audit_entry IS 'Every change that somebody made. Written ahead of the change and never updated; deleted when it is older than the configuration keeps it (13 months)';

-- Clean-ups look for what is old.
CREATE INDEX audit_entry_age ON audit_entry (at);
CREATE INDEX command_age ON command (requested_at);
CREATE INDEX decision_age ON decision (at);
CREATE INDEX revoked_session_age ON revoked_session (until);
