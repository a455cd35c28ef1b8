-- Readings of past hours, packed: a row for each sensor and hour in place of one for each reading, some 15 times smaller. What is packed leaves reading_hot in
-- the same transaction, so that every reading is in one of the two at any time. Late readings are in reading_hot again, and count, until they are merged.

CREATE TABLE reading_block
(
    starts_at  timestamptz        NOT NULL,
    sensor_key integer            NOT NULL,
    count      integer            NOT NULL,
    packed     bytea              NOT NULL,
    plain      double precision[],
    PRIMARY KEY (sensor_key, starts_at)
)
-- A part for each month, made by whoever packs the first hour of it: what is older than any farm keeps its readings goes by dropping its part.
PARTITION BY RANGE (starts_at);

-- Retention asks for all that began before a day: found by ranges of pages, at next to no cost.
CREATE INDEX reading_block_starts_at ON reading_block USING brin (starts_at);

-- Days of UTC, whatever the time zone of who asks. Safe to call by several at once: the second finds the part made.
CREATE FUNCTION reading_block_month(month date) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    part text := 'reading_block_' || to_char(month, 'YYYY_MM');
BEGIN
    IF to_regclass(part) IS NULL THEN
        -- Attaching needs no such lock. But a reader whose statement was planned without the part, and looks at the data after hours have moved into it, would find
        -- them in neither table. Who reads holds a lock from its planning on: so there is none between the two when this is granted, and later ones plan with the part.
        LOCK TABLE reading_block IN ACCESS EXCLUSIVE MODE;
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF reading_block FOR VALUES FROM (%L) TO (%L)', part,
                       date_trunc('month', month::timestamp) AT TIME ZONE 'UTC', (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC');
    END IF;
END
$$;

COMMENT ON FUNCTION reading_block_month IS 'Makes the part of reading_block for the month of a day, if there is none; to be called in a short transaction of its own, because readers wait for it';

COMMENT ON TABLE reading_block IS 'Readings of a sensor over an hour, packed; look at the view reading instead, or unpack them with reading_unpack()';
COMMENT ON COLUMN reading_block.packed IS 'Times, and values where they are decimal numbers; its layout stands at reading_unpack()';
COMMENT ON COLUMN reading_block.plain IS 'Values that are no decimal numbers of at most 9 places, as they are; else null';

-- Kept for ever. The index has all that charts need, in the order of their time: a year of hours is some hundred pages.
CREATE TABLE reading_hour
(
    starts_at  timestamptz      NOT NULL,
    last_at    timestamptz      NOT NULL,
    min        double precision NOT NULL,
    max        double precision NOT NULL,
    sum        double precision NOT NULL,
    first      double precision NOT NULL,
    last       double precision NOT NULL,
    sensor_key integer          NOT NULL,
    count      integer          NOT NULL,
    PRIMARY KEY (sensor_key, starts_at) INCLUDE (min, max, sum, count)
);

COMMENT ON TABLE reading_hour IS 'What the readings of a sensor come to over an hour that was packed; those of reading_hot are not in it yet';

-- How long a farm keeps its readings, where it is not the default.
CREATE TABLE farm_retention
(
    farm_id  uuid    PRIMARY KEY,
    raw_days integer NOT NULL CHECK (raw_days > 0)
);

COMMENT ON TABLE farm_retention IS 'For how many days a farm keeps its readings one by one; farms that are not here for 396. Hours are kept for ever';

ALTER TABLE sensor_key ADD COLUMN farm_id uuid;

COMMENT ON COLUMN sensor_key.farm_id IS 'The farm of the sensor; null for one whose readings were last written before this column was';

-- Numbers that senders gave their readings, as they were committed with these: what is missing between them was lost on the way.
CREATE TABLE reading_ledger
(
    farm_id   uuid   NOT NULL,
    sender_id uuid   NOT NULL,
    first     bigint NOT NULL,
    last      bigint NOT NULL,
    CHECK (first <= last)
);

CREATE INDEX reading_ledger_sender ON reading_ledger (farm_id, sender_id, first);

COMMENT ON TABLE reading_ledger IS 'Unbroken runs of seq that arrived, in the order of their commits; runs that meet are joined now and then';
COMMENT ON COLUMN reading_ledger.sender_id IS 'The API key or account that sent them';

-- Sealed readings are deleted: clean up by number of rows, not by a share of a table that may have been large once.
ALTER TABLE reading_hot SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500000);

-- A whole number of 0 to 8 bytes, the most significant first.
CREATE FUNCTION reading_number(packed bytea, at integer, width integer) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE width
    WHEN 0 THEN 0
    WHEN 1 THEN get_byte(packed, at)
    WHEN 2 THEN get_byte(packed, at) * 256 + get_byte(packed, at + 1)
    ELSE (('x' || encode(substring(packed FROM at + 1 FOR width), 'hex'))::bit(64)::bigint >> (64 - 8 * width))
         & CASE width WHEN 8 THEN -1 ELSE (1::bigint << (8 * width)) - 1 END
END;

-- Layout of packed: 1 byte power of ten of the unit of time in microseconds, 1 byte width of a deviation, 1 byte width of a value, 1 byte places of the values; then
-- 8 bytes each: begin, step, base. Then a deviation for each reading, then a value for each.
-- Reading i is at begin + i * step + its deviation, in units after starts_at; its value is (base + value) / 10 ^ places, or plain[i] where that is given.
CREATE FUNCTION reading_unpack(starts_at timestamptz, count integer, packed bytea, plain double precision[])
RETURNS TABLE (ts timestamptz, value double precision)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
ROWS 360
AS $$
    SELECT starts_at + (begin + i * step + reading_number(packed, 28 + i * time_width, time_width)) * unit * interval '1 microsecond',
           CASE WHEN plain IS NULL
               THEN (base + reading_number(packed, 28 + count * time_width + i * value_width, value_width))::double precision / scale
               ELSE plain[i + 1]
           END
    FROM (SELECT (10 ^ get_byte(packed, 0))::bigint AS unit, get_byte(packed, 1) AS time_width, get_byte(packed, 2) AS value_width,
                 (10::numeric ^ get_byte(packed, 3))::double precision AS scale,
                 reading_number(packed, 4, 8) AS begin, reading_number(packed, 12, 8) AS step, reading_number(packed, 20, 8) AS base
          OFFSET 0) head,
         generate_series(0, count - 1) AS i
$$;

CREATE OR REPLACE VIEW reading AS
SELECT k.sensor_id, h.ts, h.value
FROM reading_hot h
JOIN sensor_key k ON k.key = h.sensor_key
WHERE NOT EXISTS
(
    SELECT FROM reading_hot later
    WHERE later.sensor_key = h.sensor_key AND later.ts = h.ts AND later.ordinal > h.ordinal
)
UNION ALL
SELECT k.sensor_id, r.ts, r.value
FROM reading_block b
JOIN sensor_key k ON k.key = b.sensor_key
CROSS JOIN LATERAL reading_unpack(b.starts_at, b.count, b.packed, b.plain) r
WHERE NOT EXISTS (SELECT FROM reading_hot later WHERE later.sensor_key = b.sensor_key AND later.ts = r.ts);

COMMENT ON VIEW reading IS 'Every reading once: sensor, time of the event, value';
