#!/usr/bin/env bash
# Measures analytics over 30 days of 50 sensors, DAYS of SENSORS for others, with a reading every INTERVAL_SECONDS; and of a year, by the hour.
set -euo pipefail
DAYS=${DAYS:-30} SENSORS=${SENSORS:-50} INTERVAL_SECONDS=${INTERVAL_SECONDS:-60}
# shellcheck source=bench/stack.sh
. "$(dirname "${BASH_SOURCE[0]}")/stack.sh"
farm=$(make farms '{"name":"Looked at"}')
for ((i = 0; i < SENSORS; i++)); do
  case $((i % 5)) in
    0) body='"name":"Air","type":"air_temperature","thresholds":{"low":18,"high":26}' ;;
    1) body='"name":"Humidity","type":"relative_humidity","thresholds":{"low":16,"high":80}' ;;
    2) body='"name":"Light","type":"ppfd"' ;;
    3) body='"name":"Meter","type":"power"' ;;
    4) body='"name":"Tank","type":"ph","thresholds":{"low":5.5,"high":6.5}' ;;
  esac
  make "farms/$farm/sensors" "{$body,\"expected_interval_seconds\":$INTERVAL_SECONDS}"
done >"$DATA_DIR/sensors"
database=postgres://verticalfarm:$(cat "$DATA_DIR/secrets/DB_PASSWORD")@127.0.0.1:$(cat "$DATA_DIR/ports/PG_PORT")/verticalfarm
psql -q "$database" <<SQL
create temp table made (sensor_id uuid);
\\copy made from '$DATA_DIR/sensors'
insert into sensor_key (sensor_id) select sensor_id from made on conflict do nothing;
insert into reading_hot (ts, value, ordinal, sensor_key)
select t, round((20 + 5 * sin(extract(epoch from t) / 13750) + random())::numeric, 2), 1, k.key
from generate_series(date_trunc('hour', now()) - make_interval(days => $DAYS), date_trunc('hour', now()) - interval '1 second', make_interval(secs => $INTERVAL_SECONDS)) t,
     made m join sensor_key k on k.sensor_id = m.sensor_id;
analyze reading_hot;
SQL
machine
echo "$(psql "$database" -Atc 'select count(*) from reading_hot') readings of $SENSORS sensors; now they are packed"
until [ "$(psql "$database" -Atc "select count(*) from reading_hot where ts < date_trunc('hour', now()) - interval '1 hour'")" = 0 ]; do sleep 2; done
psql -q "$database" -c 'vacuum analyze reading_hot' -c 'vacuum analyze reading_block' -c 'vacuum analyze reading_hour'
sign_in
stamp() { date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ; }
end=$(date +%s)
measure() { # NAME DAYS
  local times
  times=$(for _ in 1 2 3 4 5 6 7 8 9; do
    curl -sS -o "$DATA_DIR/answer" -w '%{time_total}\n' "$api/farms/$farm/analytics?from=$(stamp $((end - $2 * 86400)))&to=$(stamp "$end")" -H "Authorization: Bearer $TOKEN"
  done | sort -n)
  echo "$1: median $(sed -n 5p <<<"$times") s, slowest $(tail -1 <<<"$times") s, $(sed -n 's/.*"resolution":"\([a-z]*\)".*/\1/p' "$DATA_DIR/answer")"
}
measure "$DAYS days" "$DAYS"
measure "a day" 1
measure "a year" 366
