#!/usr/bin/env bash
# Measures daily reports where FARMS farms have the same midnight, on one silo: how long until the last report is there, and what becomes of the rules meanwhile.
# Each farm has SENSORS sensors with a day of readings, one every INTERVAL_SECONDS, and every fifth an armed rule. Midnight is made: farms are told that they were there
# yesterday, and their reminders are set to a time soon, spread as they are after a midnight.
set -euo pipefail
FARMS=${1:-5000} SENSORS=${SENSORS:-4} INTERVAL_SECONDS=${INTERVAL_SECONDS:-300}
# shellcheck source=bench/stack.sh
. "$(dirname "${BASH_SOURCE[0]}")/stack.sh"
export SENSORS INTERVAL_SECONDS
make_farm() {
  local farm i
  farm=$(make farms "{\"name\":\"Farm $1\"}")
  for ((i = 0; i < SENSORS; i++)); do
    case $((i % 4)) in
      0) body='"name":"Air","type":"air_temperature","thresholds":{"low":18,"high":26}' ;;
      1) body='"name":"Humidity","type":"relative_humidity","thresholds":{"low":55,"high":80}' ;;
      2) body='"name":"Light","type":"ppfd"' ;;
      3) body='"name":"Meter","type":"power"' ;;
    esac
    make "farms/$farm/sensors" "{$body,\"expected_interval_seconds\":$INTERVAL_SECONDS}"
  done >&2
  [ $(($1 % 5)) != 0 ] || make "farms/$farm/rules" '{"name":"Always","mode":"armed","when":{"time":{"from":"00:00","to":"24:00"}},"then":[{"notify":{"severity":"info","message":"It is"}}]}' >/dev/null
  echo "$farm"
}
export -f make make_farm
begun=$(date +%s)
seq "$FARMS" | xargs -P 4 -I{} bash -c 'make_farm {}' >"$DATA_DIR/farms" 2>"$DATA_DIR/sensors"
echo "$(wc -l <"$DATA_DIR/farms") farms with $(wc -l <"$DATA_DIR/sensors") sensors made in $(($(date +%s) - begun)) s"

database=postgres://verticalfarm:$(cat "$DATA_DIR/secrets/DB_PASSWORD")@127.0.0.1:$(cat "$DATA_DIR/ports/PG_PORT")/verticalfarm
psql -q "$database" <<SQL
create temp table made (sensor_id uuid);
\\copy made from '$DATA_DIR/sensors'
insert into sensor_key (sensor_id) select sensor_id from made on conflict do nothing;
insert into reading_hot (ts, value, ordinal, sensor_key)
select t, 20 + 5 * sin(extract(epoch from t) / 13750), 1, k.key
from made m join sensor_key k on k.sensor_id = m.sensor_id,
     generate_series(date_trunc('day', now() at time zone 'utc') at time zone 'utc' - interval '1 day', date_trunc('day', now() at time zone 'utc') at time zone 'utc' - interval '1 second', make_interval(secs => $INTERVAL_SECONDS)) t;
analyze reading_hot;
SQL
echo "$(psql "$database" -Atc 'select count(*) from reading_hot') readings stored"

# Yesterday is due from now on; grains read their state and reminders their time when the silo starts again.
psql -q "$database" <<'SQL'
update orleans_grain_state set payload = jsonb_set(payload, '{created_at}', to_jsonb(now() - interval '1 day')), version = version + 1
where payload ? 'makes_reports' and payload -> 'profile' ->> 'name' like 'Farm %';
update orleans_reminder set start_time = now() + interval '120 seconds' + random() * interval '240 seconds' where reminder_name = 'daily-report';
SQL
midnight=$(psql "$database" -Atc "select extract(epoch from min(start_time))::int from orleans_reminder where reminder_name = 'daily-report'")
kill -TERM $stack
wait $stack 2>/dev/null || true
./run.sh >"$DATA_DIR/out" 2>&1 &
stack=$!
until grep -q 'is running' "$DATA_DIR/out"; do
  kill -0 $stack 2>/dev/null || { cat "$DATA_DIR/out"; exit 1; }
  sleep 0.5
done
metrics=http://127.0.0.1:$(cat "$DATA_DIR/ports/SILO_1_HTTP_PORT")/metrics
counted() { awk -v name="$2" 'index($1, name) == 1 { sum += $2 } END { printf "%.0f", sum }' "$1"; }
while [ "$(date +%s)" -lt "$midnight" ]; do sleep 1; done
curl -sS "$metrics" >"$DATA_DIR/before"
until [ "$(psql "$database" -Atc 'select count(*) from daily_report where final and announced_at is not null')" -ge "$FARMS" ]; do
  [ $(($(date +%s) - midnight)) -lt 1800 ] || { echo "half an hour was not enough" >&2; break; }
  sleep 2
done
curl -sS "$metrics" >"$DATA_DIR/after"
machine
psql "$database" -At <<SQL
select format('%s reports; the last one %s s after midnight (looks are spread over 245 s of it)', count(*), round(extract(epoch from max(made_at)) - $midnight))
from daily_report where final;
SQL
seconds=$(awk 'index($1, "verticalfarm_reports_duration_seconds_sum") == 1 { sum += $2 } END { print sum }' "$DATA_DIR/after")
made=$(counted "$DATA_DIR/after" verticalfarm_reports_made)
awk -v s="$seconds" -v n="$made" 'BEGIN { if (n) printf "making one took %.0f ms in the mean\n", 1000 * s / n }'
echo "failed: $(counted "$DATA_DIR/after" verticalfarm_reports_failed)"
late=$(awk 'FNR == NR { if (match($1, /^verticalfarm_rules_lag_seconds_bucket.*le="1"/)) b += $2; next } match($1, /^verticalfarm_rules_lag_seconds_bucket.*le="1"/) { a += $2 } END { printf "%.0f", a - b }' "$DATA_DIR/before" "$DATA_DIR/after")
all=$(($(counted "$DATA_DIR/after" verticalfarm_rules_lag_seconds_count) - $(counted "$DATA_DIR/before" verticalfarm_rules_lag_seconds_count)))
missed=$(($(counted "$DATA_DIR/after" verticalfarm_rules_minutes_missed) - $(counted "$DATA_DIR/before" verticalfarm_rules_minutes_missed)))
echo "rules meanwhile: $all evaluations by reminder, $late of them less than 1 s late; $missed minutes missed"
