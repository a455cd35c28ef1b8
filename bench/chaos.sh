#!/usr/bin/env bash
# A cluster that is being disturbed, on a stack of its own. usage: chaos.sh MINUTES, or chaos.sh rolling: every silo is ended and started again in turn, under readings.
# Three silos under readings (RATE a second, 20,000 unless told otherwise), RULES armed rules (10,000), and 50 virtual Home Assistants whose devices run on leases. Every minute
# a silo is killed and started again, PostgreSQL is restarted once, and one silo stands still for 90 s. Prints what came of it and fails when something is not as it has to be:
# every acknowledged reading in the database and none twice, no rule without evaluation and no device on beyond its lease for over 90 s, the gateway's errors all 503 with Retry-After.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
what=(cluster "${1:-10}") bench=$(mktemp -d)
[ "${1:-}" != rolling ] || what=(rolling)
dotnet publish bench/VerticalFarm.HomeBench -c Release -o "$bench/homes" --nologo -v quiet
dotnet publish bench/VerticalFarm.LoadGenerator -c Release -o "$bench/generator" --nologo -v quiet
export SILOS=${SILOS:-3}
# shellcheck source=bench/stack.sh
. bench/stack.sh
trap 'rm -f "$DATA_DIR/loading"; kill -TERM $stack 2>/dev/null || true; wait $stack 2>/dev/null || true; [ -z "${KEEP_LOGS:-}" ] || cp -r "$DATA_DIR/log" "$KEEP_LOGS"; rm -rf "$DATA_DIR" "$bench"' EXIT
machine

# Sensors of a farm of their own, and a key that does not end with a session.
farm=$(make farms '{"name":"Readings"}')
export farm
seq "${SENSORS_MADE:-200}" | xargs -P 4 -I{} bash -c 'curl -sS "$api/farms/$farm/sensors" -H "Content-Type: application/json" -H "Authorization: Bearer $TOKEN" -d "{\"name\":\"Sensor {}\",\"type\":\"other\",\"unit\":\"n\"}" | sed -n "s/^{\"id\":\"\([0-9a-f-]*\)\".*/\1/p"' >"$DATA_DIR/sensors"
key=$(curl -sS "$api/farms/$farm/api-keys" -H 'Content-Type: application/json' -H "Authorization: Bearer $TOKEN" -d '{"name":"Generator"}' | sed -n 's/.*"key":"\([^"]*\)".*/\1/p')

port=$(cat "$DATA_DIR/ports/PG_PORT") password=$(cat "$DATA_DIR/secrets/DB_PASSWORD")
export GATEWAY=http://127.0.0.1:$PORT CONNECTION_STRING="Host=127.0.0.1;Port=$port;Username=verticalfarm;Password=$password;Database=verticalfarm;Timeout=5;Command Timeout=10"
touch "$DATA_DIR/loading"
TOKEN=$key SENSORS=$DATA_DIR/sensors DATABASE=$CONNECTION_STRING RATE=${RATE:-20000} BATCH=200 CONNECTIONS=64 AGAIN=1 LENGTH=100000 STOP_WITHOUT=$DATA_DIR/loading AGE_SECONDS=60 \
  "$bench/generator/VerticalFarm.LoadGenerator" >"$DATA_DIR/readings" &
load=$!

failed=0
"$bench/homes/VerticalFarm.HomeBench" "${what[@]}" || failed=1
rm "$DATA_DIR/loading"
wait $load || failed=1
cat "$DATA_DIR/readings"
exit $failed
