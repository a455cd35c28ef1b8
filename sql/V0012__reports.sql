-- What devices did, day by day, and the reports that are made of it.

CREATE TABLE device_run
(
    device_id  uuid        NOT NULL,
    farm_id    uuid        NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,

    -- Also what makes it harmless to tell a run again, as a device does when it wakes.
    PRIMARY KEY (device_id, started_at),
    CHECK (ended_at >= started_at)
);

CREATE INDEX device_run_of_farm ON device_run (farm_id, started_at);

-- What is open, and what is old.
CREATE INDEX device_run_ended ON device_run (ended_at);

COMMENT ON TABLE device_run IS 'Every run of a device as it was seen, whoever turned it on; kept as long as commands are';
COMMENT ON COLUMN device_run.ended_at IS 'When it was seen off again; null while it runs';

CREATE TABLE daily_report
(
    farm_id      uuid        NOT NULL,
    date         date        NOT NULL,
    timezone     text        NOT NULL,
    made_at      timestamptz NOT NULL,
    final        boolean     NOT NULL,
    headline     text        NOT NULL,
    content      jsonb       NOT NULL,
    announced_at timestamptz,

    -- The fence: of whoever makes a report of this day, at whatever tick and on whatever silo, one has it stored.
    PRIMARY KEY (farm_id, date)
);

COMMENT ON TABLE daily_report IS 'One report for each farm and day of its local time; kept until the farm ends';
COMMENT ON COLUMN daily_report.timezone IS 'The time zone that the farm had when it was made';
COMMENT ON COLUMN daily_report.final IS 'Whether the day was over. One that was made on demand during the day is replaced when it is';
COMMENT ON COLUMN daily_report.announced_at IS 'When it was left for the channels of the farm; null until then, so that a crash in between is made up for. Set at once where nobody is to be told';

-- Reports ask by farm and time what the rules of it decided.
CREATE INDEX decision_of_farm ON decision (farm_id, at);
