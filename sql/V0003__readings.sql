-- What sensors said. Appended by binary COPY, never updated: the same sensor and time may come several times, and the last one written counts.

CREATE TABLE sensor_key
(
    key       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sensor_id uuid    NOT NULL UNIQUE
);

COMMENT ON TABLE sensor_key IS 'A short number for each sensor: with it a reading and its index entry take 28 bytes less than with the uuid';

-- Each group of readings takes a block of numbers and counts within it; so one round trip numbers 65,536 rows.
-- No CACHE: numbers set aside by one connection would be used later than they were taken, and an older value would win.
CREATE SEQUENCE reading_ordinal AS bigint INCREMENT BY 65536 START WITH 65536 CACHE 1;

-- Wide columns first, so that nothing is lost to padding. No foreign key: it would be looked up again for every row.
CREATE TABLE reading_hot
(
    ts         timestamptz      NOT NULL,
    value      double precision NOT NULL,
    ordinal    bigint           NOT NULL,
    sensor_key integer          NOT NULL
)
-- Only appended to; frozen and analysed as it grows, by number of rows, not by a share of a table that gets ever larger.
WITH (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 5000000,
      autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 500000);

-- Not unique: checking for duplicates costs more than half of the speed of writing. Those who read drop them.
CREATE INDEX reading_hot_sensor_ts ON reading_hot (sensor_key, ts);

COMMENT ON TABLE reading_hot IS 'Readings as they were written, duplicates included; look at the view reading instead';
COMMENT ON COLUMN reading_hot.ordinal IS 'Order of writing: of several rows with the same sensor and time, the greatest counts';

-- Written as "there is no later one" rather than DISTINCT ON: so a condition on sensor_id, on ts, or on both reaches the index.
CREATE VIEW reading AS
SELECT k.sensor_id, h.ts, h.value
FROM reading_hot h
JOIN sensor_key k ON k.key = h.sensor_key
WHERE NOT EXISTS
(
    SELECT FROM reading_hot later
    WHERE later.sensor_key = h.sensor_key AND later.ts = h.ts AND later.ordinal > h.ordinal
);

COMMENT ON VIEW reading IS 'Every reading once: sensor, time of the event, value';
