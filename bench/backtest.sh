#!/usr/bin/env bash
# Measures a backtest over 30 days of 1-minute data of three sensors, with two devices whose safety envelope refuses some of what the rule wants.
# Prints the times and what the backtest says.
set -euo pipefail
# shellcheck source=bench/stack.sh
. "$(dirname "${BASH_SOURCE[0]}")/stack.sh"
farm=$(make farms '{"name":"Tried"}')
post() { curl -sS "$api/$1" -H 'Content-Type: application/json' -H "Authorization: Bearer $TOKEN" -d "${2:-@-}"; }
air=$(make "farms/$farm/sensors" '{"name":"Backtest air","type":"air_temperature"}')
humidity=$(make "farms/$farm/sensors" '{"name":"Backtest humidity","type":"relative_humidity"}')
light=$(make "farms/$farm/sensors" '{"name":"Backtest light","type":"ppfd"}')
fan=$(make "farms/$farm/devices" '{"name":"Backtest fan","type":"fan","entity_id":"fan.backtest","safety":{"max_on_seconds":1800,"min_off_seconds":900}}')
mister=$(make "farms/$farm/devices" '{"name":"Backtest mister","type":"humidifier","entity_id":"humidifier.backtest","safety":{"max_on_seconds_per_day":7200}}')

end=$(($(date +%s) / 60 * 60))
for sensor in "$air 24 4 0.9" "$humidity 65 15 2" "$light 200 200 5"; do
  read -r id mean swing noise <<<"$sensor"
  for ((from = end - 30 * 86400; from < end; from += 600000)); do # 10,000 minutes a request
    awk -v id="$id" -v mean="$mean" -v swing="$swing" -v noise="$noise" -v from="$from" -v to=$((from + 600000 < end ? from + 600000 : end)) 'BEGIN {
      srand(from); printf "{\"readings\":["
      for (t = from; t < to; t += 60) printf "%s{\"sensor_id\":\"%s\",\"ts\":\"%s\",\"value\":%.2f}", (t > from) ? "," : "", id,
        strftime("%Y-%m-%dT%H:%M:%SZ", t, 1), mean + swing * sin(t / 86400 * 6.2831853) + noise * rand()
      print "]}" }' | post readings | grep -q '"rejected":\[\]' || { echo "readings were rejected" >&2; exit 1; }
  done
done

day() { date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ; }
rule='{"name":"Tried","mode":"shadow","when":{"all":[{"any":[{"sensor":{"id":"'$air'"},"is":"above","value":26,"hysteresis":0.5},{"sensor":{"id":"'$humidity'"},"is":"below","value":55,"hysteresis":2}]},
  {"sensor":{"id":"'$light'"},"is":"above","value":50}]},"for_seconds":120,
  "then":[{"device":{"id":"'$fan'"},"command":"turn_on"},{"device":{"id":"'$mister'"},"command":"turn_on"}],
  "otherwise":[{"device":{"id":"'$fan'"},"command":"turn_off"},{"device":{"id":"'$mister'"},"command":"turn_off"}]}'
answer=$(mktemp)
times=$(for _ in 1 2 3 4 5; do
  curl -sS -o "$answer" -w '%{time_total}\n' "$api/farms/$farm/rules/backtest" -H 'Content-Type: application/json' -H "Authorization: Bearer $TOKEN" \
    -d "{\"rule\":$rule,\"from\":\"$(day $((end - 30 * 86400)))\",\"to\":\"$(day "$end")\"}"
done | sort -n | tr '\n' ' ')
number() { sed -n "s/.*\"$1\":\\([0-9.]*\\).*/\\1/p" "$answer"; }
run_times=$(grep -o '"on_seconds":[0-9.]*' "$answer" | cut -d: -f2 | awk '{ printf "%s%.1f h", (NR > 1) ? " and " : "", $1 / 3600 }')
machine
echo "backtest of 30 days, 3 sensors, $(number readings) readings: ${times}s; $(number firings_total) firings, devices on for $run_times, $(number refused_total) commands refused"
rm -f "$answer"
