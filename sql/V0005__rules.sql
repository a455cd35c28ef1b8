-- How far every rule was evaluated, and who had one brought about by hand.

CREATE TABLE rule_watermark
(
    rule_id        uuid        PRIMARY KEY,
    evaluated_at   timestamptz NOT NULL,
    minutes_missed bigint      NOT NULL,
    gap_from       timestamptz,
    gap_to         timestamptz
)
-- Every row changes every minute and none of its indexed columns does: with room on its page the new version stays there.
WITH (fillfactor = 50);

COMMENT ON TABLE rule_watermark IS 'Up to when each rule was evaluated, and the minutes without an evaluation until then';
COMMENT ON COLUMN rule_watermark.gap_from IS 'Where the last gap began';

ALTER TABLE decision ADD COLUMN executed_by uuid;

COMMENT ON COLUMN decision.executed_by IS 'The account that had it brought about by hand; null when the rule decided itself';
