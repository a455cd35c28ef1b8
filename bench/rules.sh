#!/usr/bin/env bash
# Measures what armed rules cost: COUNT of them on one silo, over farms of 100 rules, 2 sensors that report every minute and 2 devices.
# Each rule is evaluated every minute by its reminder and on each reading of its sensors. Prints what the silo itself counts.
# Where others use the machine: WRITE_UNDER is a command under which the rules are written, BEFORE_MEASURING one that returns when all is quiet.
set -euo pipefail
export COUNT=${1:-10000} MINUTES=${2:-3} FARMS
# shellcheck source=bench/wrk.sh
. "$(dirname "${BASH_SOURCE[0]}")/wrk.sh"
# shellcheck source=bench/stack.sh
. "$(dirname "${BASH_SOURCE[0]}")/stack.sh"
FARMS=$DATA_DIR/farms
make_farm() {
  local farm
  farm=$(make farms "{\"name\":\"Farm $1\"}")
  echo "$farm $(make "farms/$farm/sensors" '{"name":"Air","type":"air_temperature"}') $(make "farms/$farm/sensors" '{"name":"Humidity","type":"relative_humidity"}')" \
    "$(make "farms/$farm/devices" '{"name":"Fan","type":"fan","entity_id":"fan.one"}') $(make "farms/$farm/devices" '{"name":"Mister","type":"humidifier","entity_id":"humidifier.one"}')"
}
export -f make make_farm
seq $(((COUNT + 99) / 100)) | xargs -P 4 -I{} bash -c 'make_farm {}' >"$FARMS"

# Every sensor reports once a minute, a sixtieth of them each second.
feed() {
  local second=0 ts
  while true; do
    sleep 1 &
    [ $((second % 600)) != 599 ] || sign_in # A token lasts half an hour.
    ts=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    awk -v ts="$ts" -v n="$second" '
      NR % 60 != n % 60 { next }
      { printf "%s{\"sensor_id\":\"%s\",\"ts\":\"%s\",\"value\":%.1f},{\"sensor_id\":\"%s\",\"ts\":\"%s\",\"value\":%.1f}", (some++ > 0) ? "," : "{\"readings\":[", $2, ts, 22 + int(n / 60) % 5 / 10, $3, ts, 60 }
      END { if (some) print "]}" }' "$FARMS" >"$DATA_DIR/readings"
    [ ! -s "$DATA_DIR/readings" ] ||
      curl -sS -o /dev/null "$api/readings" -H 'Content-Type: application/json' -H "Authorization: Bearer $TOKEN" -d @"$DATA_DIR/readings" || true
    second=$((second + 1))
    wait $!
  done
}
feed &
feeder=$!

begun=$(date +%s%N)
${WRITE_UNDER:-} wrk -t1 -c16 -d3600s -s bench/rules.lua "$api" >"$DATA_DIR/wrk" # It ends when the last rule is written.
awk -v n="$COUNT" -v ns=$(($(date +%s%N) - begun)) 'BEGIN { printf "%d rules written and armed, %.0f a second\n", n, n / (ns / 1e9) }'

metrics=http://127.0.0.1:$(cat "$DATA_DIR/ports/SILO_1_HTTP_PORT")/metrics
silo=$(cat "$DATA_DIR/run/silo-1.pid") postgres=$(cat "$DATA_DIR/run/postgres.pid")
ticks() { # PIDS: processor time used so far, in ticks
  local sum=0 pid
  for pid in "$@"; do
    [ ! -r "/proc/$pid/stat" ] || sum=$((sum + $(sed 's/.*) //' "/proc/$pid/stat" | awk '{print $12 + $13 + $14 + $15}')))
  done
  echo $sum
}
database() { echo "$postgres" "$(pgrep -d' ' -P "$postgres")"; }
counted() { awk -v name="$2" 'index($1, name) == 1 { sum += $2 } END { printf "%.0f", sum }' "$1"; }

sleep 75 # Every rule has been ticked once, and what comes of being made is over.
${BEFORE_MEASURING:-true}
curl -sS "$metrics" >"$DATA_DIR/before"
# shellcheck disable=SC2046
busy=$(ticks "$silo") stored=$(ticks $(database)) begun=$(date +%s%N)
sleep $((MINUTES * 60))
curl -sS "$metrics" >"$DATA_DIR/after"
# shellcheck disable=SC2046
busy=$(($(ticks "$silo") - busy)) stored=$(($(ticks $(database)) - stored)) elapsed=$(($(date +%s%N) - begun))

evaluations=$(($(counted "$DATA_DIR/after" verticalfarm_rules_evaluations) - $(counted "$DATA_DIR/before" verticalfarm_rules_evaluations)))
missed=$(($(counted "$DATA_DIR/after" verticalfarm_rules_minutes_missed) - $(counted "$DATA_DIR/before" verticalfarm_rules_minutes_missed)))
ticked=$(($(counted "$DATA_DIR/after" verticalfarm_rules_lag_seconds_count) - $(counted "$DATA_DIR/before" verticalfarm_rules_lag_seconds_count)))
percentile() { # SHARE: within a bucket as if its values were spread evenly
  awk -v share="$1" '
    match($1, /verticalfarm_rules_lag_seconds_bucket.*le="[^"]*"/) {
      le = $1; sub(/.*le="/, "", le); sub(/".*/, "", le)
      if (FNR == NR) before[le] += $2; else { if (!(le in after)) order[++n] = le; after[le] += $2 }
    }
    END {
      all = after["+Inf"] - before["+Inf"]; low = 0; under = 0
      for (i = 1; i <= n; i++) {
        upto = after[order[i]] - before[order[i]]
        if (upto >= share * all) { if (order[i] == "+Inf") print "> " low; else printf "%.3f", low + (order[i] - low) * (share * all - under) / (upto - under); exit }
        low = order[i]; under = upto
      }
    }' "$DATA_DIR/before" "$DATA_DIR/after"
}
echo "$(machine); $MINUTES minutes"
echo "$evaluations evaluations, $ticked of them by reminder ($((COUNT * MINUTES)) due); $missed minutes missed"
echo "lag of the evaluation of every minute: p50 $(percentile 0.5) s, p99 $(percentile 0.99) s"
awk -v t="$busy" -v p="$stored" -v ns="$elapsed" -v hz="$(getconf CLK_TCK)" -v rss="$(awk '/VmRSS/ {print $2}' "/proc/$silo/status")" -v peak="$(awk '/VmHWM/ {print $2}' "/proc/$silo/status")" 'BEGIN {
  printf "silo: %.2f of a core, %.0f MB resident (at most %.0f MB); PostgreSQL: %.2f of a core\n", t / hz / (ns / 1e9), rss / 1024, peak / 1024, p / hz / (ns / 1e9) }'
