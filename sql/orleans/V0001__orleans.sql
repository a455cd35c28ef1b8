-- What Orleans keeps in PostgreSQL: who is in the cluster, the state of grains, and their reminders.
--
-- The ADO.NET providers bring no SQL. At start they read every statement they will ever run from OrleansQuery, by key; so keys, parameter
-- names and the columns of the results are a contract with Orleans, while tables and statements are ours. The tables stay in the default
-- schema, because the providers ask for OrleansQuery without one.

CREATE TABLE OrleansQuery
(
    QueryKey  text PRIMARY KEY,
    QueryText text NOT NULL
);

COMMENT ON TABLE OrleansQuery IS 'Statements that the Orleans ADO.NET providers read at start and run by key';

-- Cluster ------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE orleans_cluster
(
    deployment_id text        PRIMARY KEY,
    version       integer     NOT NULL DEFAULT 0,
    changed_at    timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE orleans_cluster IS 'One row a cluster; its version moves by one with every change of membership, and a change names the version it builds on';

CREATE TABLE orleans_silo
(
    deployment_id   text        NOT NULL REFERENCES orleans_cluster ON DELETE CASCADE,
    address         text        NOT NULL,
    port            integer     NOT NULL,
    generation      integer     NOT NULL,
    silo_name       text        NOT NULL,
    host_name       text        NOT NULL,
    status          integer     NOT NULL,
    proxy_port      integer     NOT NULL,
    suspect_times   text,
    start_time      timestamptz NOT NULL,
    i_am_alive_time timestamptz NOT NULL,
    PRIMARY KEY (deployment_id, address, port, generation)
);

COMMENT ON TABLE orleans_silo IS 'Every silo that joined and was not yet cleaned up; a restart is a new generation';
COMMENT ON COLUMN orleans_silo.status IS 'Orleans SiloStatus: 1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead';
COMMENT ON COLUMN orleans_silo.proxy_port IS 'Port for clients; 0 where the silo takes none';
COMMENT ON COLUMN orleans_silo.suspect_times IS 'Who voted this silo dead, and when: silo,time|silo,time';

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $sql$
    WITH inserted AS
    (
        INSERT INTO orleans_cluster (deployment_id) VALUES (@DeploymentId)
        ON CONFLICT (deployment_id) DO NOTHING
        RETURNING 1
    )
    SELECT count(*)::integer FROM inserted
$sql$),
-- The version row is locked first. Whoever comes second waits for it, sees that the version moved on, and changes nothing.
('InsertMembershipKey', $sql$
    WITH moved AS
    (
        UPDATE orleans_cluster SET version = version + 1, changed_at = now()
        WHERE deployment_id = @DeploymentId AND version = @Version AND NOT EXISTS
        (
            SELECT 1 FROM orleans_silo
            WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
        )
        RETURNING 1
    ),
    inserted AS
    (
        INSERT INTO orleans_silo (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
        SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM moved
        RETURNING 1
    )
    SELECT count(*)::integer FROM inserted
$sql$),
('UpdateMembershipKey', $sql$
    WITH moved AS
    (
        UPDATE orleans_cluster SET version = version + 1, changed_at = now()
        WHERE deployment_id = @DeploymentId AND version = @Version AND EXISTS
        (
            SELECT 1 FROM orleans_silo
            WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
        )
        RETURNING 1
    ),
    updated AS
    (
        UPDATE orleans_silo SET status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = @IAmAliveTime
        FROM moved
        WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
        RETURNING 1
    )
    SELECT count(*)::integer FROM updated
$sql$),
('UpdateIAmAlivetimeKey', $sql$
    UPDATE orleans_silo SET i_am_alive_time = @IAmAliveTime
    WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$sql$),
('MembershipReadRowKey', $sql$
    SELECT c.deployment_id AS "DeploymentId", s.address AS "Address", s.port AS "Port", s.generation AS "Generation", s.silo_name AS "SiloName",
           s.host_name AS "HostName", s.status AS "Status", s.proxy_port AS "ProxyPort", s.suspect_times AS "SuspectTimes",
           s.start_time AS "StartTime", s.i_am_alive_time AS "IAmAliveTime", c.version AS "Version"
    FROM orleans_cluster c
    LEFT JOIN orleans_silo s ON s.deployment_id = c.deployment_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    WHERE c.deployment_id = @DeploymentId
$sql$),
('MembershipReadAllKey', $sql$
    SELECT c.deployment_id AS "DeploymentId", s.address AS "Address", s.port AS "Port", s.generation AS "Generation", s.silo_name AS "SiloName",
           s.host_name AS "HostName", s.status AS "Status", s.proxy_port AS "ProxyPort", s.suspect_times AS "SuspectTimes",
           s.start_time AS "StartTime", s.i_am_alive_time AS "IAmAliveTime", c.version AS "Version"
    FROM orleans_cluster c
    LEFT JOIN orleans_silo s ON s.deployment_id = c.deployment_id
    WHERE c.deployment_id = @DeploymentId
$sql$),
('GatewaysQueryKey', $sql$
    SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation"
    FROM orleans_silo
    WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$sql$),
('DeleteMembershipTableEntriesKey', $sql$
    DELETE FROM orleans_cluster WHERE deployment_id = @DeploymentId
$sql$),
-- Only the dead: a silo that is joining has an old heartbeat too, until its first.
('CleanupDefunctSiloEntriesKey', $sql$
    DELETE FROM orleans_silo WHERE deployment_id = @DeploymentId AND status = 6 AND i_am_alive_time < @IAmAliveTime
$sql$);

-- Grain state ----------------------------------------------------------------------------------------------------------------------------

CREATE TABLE orleans_grain_state
(
    service_id         text        NOT NULL,
    grain_id_hash      integer     NOT NULL,
    grain_type_hash    integer     NOT NULL,
    grain_id_n0        bigint      NOT NULL,
    grain_id_n1        bigint      NOT NULL,
    grain_type         text        NOT NULL,
    grain_id_extension text,
    payload            jsonb,
    version            integer     NOT NULL,
    modified_at        timestamptz NOT NULL DEFAULT now(),

    -- Without it, two racing first writes would leave two rows, and a grain that finds two rows never activates again.
    CONSTRAINT orleans_grain_state_key UNIQUE NULLS NOT DISTINCT
        (service_id, grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, grain_type, grain_id_extension)
)
-- Room in each page lets an update stay in it, without touching the index.
WITH (fillfactor = 80);

COMMENT ON TABLE orleans_grain_state IS 'State of grains as Orleans addresses it; to read it, look at the view grain_state';
COMMENT ON COLUMN orleans_grain_state.grain_type IS 'Name of the state as its grain declares it; unique in the program, as the type of the grain is not in the key';
COMMENT ON COLUMN orleans_grain_state.payload IS 'Null after the state was cleared but not deleted';

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
-- A first write (no version known) inserts or does nothing; a later one replaces the version it read or does nothing. The answer is the
-- version that is now stored, or the unchanged one, which Orleans takes for a conflict.
('WriteToStorageKey', $sql$
    WITH inserted AS
    (
        INSERT INTO orleans_grain_state
            (service_id, grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, grain_type, grain_id_extension, payload, version)
        SELECT @ServiceId, @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, @GrainIdExtensionString,
               convert_from(@PayloadBinary, 'UTF8')::jsonb, 1
        WHERE @GrainStateVersion IS NULL
        ON CONFLICT ON CONSTRAINT orleans_grain_state_key DO NOTHING
        RETURNING version
    ),
    updated AS
    (
        UPDATE orleans_grain_state
        SET payload = convert_from(@PayloadBinary, 'UTF8')::jsonb, version = version + 1, modified_at = now()
        WHERE service_id = @ServiceId AND grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash
          AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString
          AND grain_id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
          AND version = @GrainStateVersion
        RETURNING version
    )
    SELECT coalesce((SELECT version FROM inserted), (SELECT version FROM updated), @GrainStateVersion) AS "NewGrainStateVersion"
$sql$),
('ReadFromStorageKey', $sql$
    SELECT convert_to(payload::text, 'UTF8') AS "PayloadBinary", version AS "Version"
    FROM orleans_grain_state
    WHERE service_id = @ServiceId AND grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash
      AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString
      AND grain_id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
$sql$),
('ClearStorageKey', $sql$
    WITH cleared AS
    (
        UPDATE orleans_grain_state SET payload = NULL, version = version + 1, modified_at = now()
        WHERE service_id = @ServiceId AND grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash
          AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString
          AND grain_id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
          AND version = @GrainStateVersion
        RETURNING version
    )
    SELECT coalesce((SELECT version FROM cleared), @GrainStateVersion) AS "NewGrainStateVersion"
$sql$),
('DeleteStorageKey', $sql$
    WITH deleted AS
    (
        DELETE FROM orleans_grain_state
        WHERE service_id = @ServiceId AND grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash
          AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString
          AND grain_id_extension IS NOT DISTINCT FROM @GrainIdExtensionString
          AND version = @GrainStateVersion
        RETURNING version + 1 AS version
    )
    SELECT coalesce((SELECT version FROM deleted), @GrainStateVersion) AS "NewGrainStateVersion"
$sql$);

-- Orleans splits a Guid key into two integers in the byte order of .NET; this puts it together again.
CREATE FUNCTION orleans_guid(n0 bigint, n1 bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (lpad(to_hex(n0 & 4294967295), 8, '0') || lpad(to_hex((n0 >> 32) & 65535), 4, '0') || lpad(to_hex((n0 >> 48) & 65535), 4, '0')
    || regexp_replace(encode(int8send(n1), 'hex'), '(..)(..)(..)(..)(..)(..)(..)(..)', '\8\7\6\5\4\3\2\1'))::uuid;

CREATE VIEW grain_state AS
SELECT service_id AS service,
       grain_type AS grain,
       CASE
           WHEN grain_id_n0 = 0 AND grain_id_n1 = 0 AND grain_id_extension IS NOT NULL THEN grain_id_extension
           WHEN grain_id_n0 = 0 THEN concat_ws('+', grain_id_n1, grain_id_extension)
           ELSE concat_ws('+', orleans_guid(grain_id_n0, grain_id_n1), grain_id_extension)
       END AS key,
       version,
       modified_at,
       payload AS state
FROM orleans_grain_state;

COMMENT ON VIEW grain_state IS 'State of every grain, to be read by people; key is its Guid, text or number';

-- Reminders ------------------------------------------------------------------------------------------------------------------------------

CREATE TABLE orleans_reminder
(
    service_id    text        NOT NULL,
    grain_id      text        NOT NULL,
    reminder_name text        NOT NULL,
    grain_hash    integer     NOT NULL,
    start_time    timestamptz NOT NULL,
    period_ms     bigint      NOT NULL,
    version       integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (service_id, grain_id, reminder_name)
);

-- Each silo reads the range of hashes it is responsible for.
CREATE INDEX orleans_reminder_hash ON orleans_reminder (service_id, grain_hash);

COMMENT ON TABLE orleans_reminder IS 'Wake-up calls of grains: the first at start_time, then every period_ms milliseconds';

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', $sql$
    INSERT INTO orleans_reminder (service_id, grain_id, reminder_name, grain_hash, start_time, period_ms)
    VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
    ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE
    SET grain_hash = excluded.grain_hash, start_time = excluded.start_time, period_ms = excluded.period_ms, version = orleans_reminder.version + 1
    RETURNING version AS "Version"
$sql$),
('ReadReminderRowsKey', $sql$
    SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version"
    FROM orleans_reminder
    WHERE service_id = @ServiceId AND grain_id = @GrainId
$sql$),
('ReadReminderRowKey', $sql$
    SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version"
    FROM orleans_reminder
    WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName
$sql$),
('ReadRangeRows1Key', $sql$
    SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version"
    FROM orleans_reminder
    WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$sql$),
-- The range that goes past the end of the ring and on at its beginning; all of it when both ends are the same.
('ReadRangeRows2Key', $sql$
    SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period_ms AS "Period", version AS "Version"
    FROM orleans_reminder
    WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$sql$),
('DeleteReminderRowKey', $sql$
    WITH deleted AS
    (
        DELETE FROM orleans_reminder
        WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName AND version = @Version
        RETURNING 1
    )
    SELECT count(*)::integer FROM deleted
$sql$),
('DeleteReminderRowsKey', $sql$
    DELETE FROM orleans_reminder WHERE service_id = @ServiceId
$sql$);
