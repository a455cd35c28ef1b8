#!/usr/bin/env bash
# Measures a stack of its own on this machine: requests and acknowledged readings a second, each beside a yardstick of the same run.
# Load generator (wrk), gateway, silo and PostgreSQL share the machine, so figures compare within a run and not between machines.
# ./bench.sh ingest measures readings through the stack with a generator of ours, beside PostgreSQL's own COPY into the same table; overload sends three times what it
# can take for five minutes; kill kills its parts under load; curve measures with ever more sensors (bench/ingest.sh).
# ./bench.sh storage measures instead what storing costs: bytes a reading, packing, queries (READINGS, SENSORS, INTERVAL_SECONDS, LIVE).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
case ${1:-} in
  rules) exec bench/rules.sh "${@:2}" ;;       # COUNT MINUTES: what armed rules cost
  reaction) exec bench/reaction.sh "${@:2}" ;; # RATE TIMES: from a reading to the service call, idle and beside RATE other readings a second
  reports) exec bench/reports.sh "${@:2}" ;;   # FARMS: daily reports of farms that have the same midnight
  analytics) exec bench/analytics.sh ;;        # a month of fifty sensors added up (DAYS, SENSORS, INTERVAL_SECONDS)
  backtest) exec bench/backtest.sh ;;          # a rule against a month of three sensors
  homes) exec bench/homes.sh homes "${2:-500}" ;;       # FARMS: as many Home Assistants on one silo
  storm) exec bench/homes.sh storm "${2:-60}" ;;        # SECONDS: 2,000 events a second of one Home Assistant
  scale) exec bench/scale.sh ;;                # requests and readings with 1, 2 and 4 silos (SILO_COUNTS)
  chaos) exec bench/chaos.sh "${2:-10}" ;;     # MINUTES: three silos under load, killed, frozen, and their database restarted
  rolling) exec bench/chaos.sh rolling ;;      # every silo ended and started again in turn, under readings and requests
  soak | --soak) exec bench/homes.sh soak "${2:-10}" ;; # MINUTES: random faults of Home Assistants
esac

export DATA_DIR PORT=${PORT:-18980} RATE_LIMITS=off Accounts__MaxFarms=2000
SECONDS_EACH=${SECONDS_EACH:-8} CONNECTIONS=${CONNECTIONS:-32} FARMS=${FARMS:-1000} SENSORS_MADE=${SENSORS_MADE:-50}
DATA_DIR=$(mktemp -d)
scenario=${1:-requests}
case $scenario in requests | storage | ingest | overload | kill | curve) ;; *) echo "There is no scenario $scenario: requests, storage, ingest, overload, kill, curve" >&2; exit 1 ;; esac
# shellcheck source=bench/wrk.sh
[ "$scenario" != requests ] || . bench/wrk.sh

[ "$scenario" != requests ] || dotnet publish bench/VerticalFarm.Yardstick -c Release -o "$DATA_DIR/yardstick" --nologo -v quiet
[ "$scenario" != storage ] || dotnet publish bench/VerticalFarm.StorageBench -c Release -o "$DATA_DIR/storage" --nologo -v quiet
case $scenario in ingest | overload | kill | curve) dotnet publish bench/VerticalFarm.LoadGenerator -c Release -o "$DATA_DIR/generator" --nologo -v quiet ;; esac
start_stack() {
  ./run.sh >"$DATA_DIR/out" 2>&1 &
  stack=$!
  until grep -q 'is running' "$DATA_DIR/out"; do
    kill -0 $stack 2>/dev/null || { cat "$DATA_DIR/out"; exit 1; }
    sleep 0.5
  done
}
trap 'kill ${yardstick:-} ${feed:-} 2>/dev/null || true; kill -TERM $stack 2>/dev/null || true; wait $stack 2>/dev/null || true; rm -rf "$DATA_DIR"' EXIT
start_stack

field() { sed -n "s/^ *\"$1\": *\"\\(.*\\)\".*/\\1/p" "$DATA_DIR/demo.json"; }
id_of() { sed -n 's/.*"id":"\([0-9a-f-]*\)".*/\1/p' | cut -c1-36; }
api=http://127.0.0.1:$PORT/api/v1
farm=$(field farm_id) database=$(field connection_string)
if [ "$scenario" = storage ]; then
  CONNECTION_STRING=$database "$DATA_DIR/storage/VerticalFarm.StorageBench"
  exit
fi
sign_in() { # EMAIL PASSWORD
  curl -sS "$api/auth/login" -H 'Content-Type: application/json' -d "{\"email\":\"$1\",\"password\":\"$2\"}" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'
}
post() { # TOKEN PATH BODY
  curl -sS "$api/$2" -H 'Content-Type: application/json' -H "Authorization: Bearer $1" -d "$3"
}
export TOKEN
TOKEN=$(sign_in "$(field email)" "$(field password)")
if [ "$scenario" != requests ]; then
  echo "$(nproc) cores, .NET $(dotnet --version), PostgreSQL $(psql "$database" -Atc 'show server_version'), $(git rev-parse --short HEAD 2>/dev/null || echo no commit)"
  # shellcheck source=/dev/null
  . bench/ingest.sh
  "measure_$scenario"
  exit
fi
JWT_KEY=$(cat "$DATA_DIR/secrets/JWT_KEY") PORT=$((PORT + 1)) "$DATA_DIR/yardstick/VerticalFarm.Yardstick" &
yardstick=$!
until curl -s -o /dev/null "http://127.0.0.1:$((PORT + 1))/"; do sleep 0.2; done

echo "$(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo), $(sed -n 's/model name.*: //p' /proc/cpuinfo | head -1)"
echo ".NET $(dotnet --version), PostgreSQL $(psql "$database" -Atc 'show server_version'), $(wrk --version 2>&1 | sed -n 's/^\(wrk [^ ]*\).*/\1/p'), $(git rev-parse --short HEAD 2>/dev/null || echo no commit)"

# --- Requests: "RATE P99_MS" of a URL under load.
ask() { # URL TOKEN CONNECTIONS [what else wrk takes]
  wrk -t1 -c"$3" -d3s "${@:4}" -H "Authorization: Bearer $2" "$1" >/dev/null
  wrk -t1 -c"$3" -d"${SECONDS_EACH}s" --latency "${@:4}" -H "Authorization: Bearer $2" "$1" | awk '
    /Requests\/sec/ { rate = $2 } /Non-2xx/ { refused = $NF }
    $1 == "99%" { p = $2; ms = p + 0; if (p ~ /us$/) ms /= 1000; else if (p ~ /[0-9]s$/) ms *= 1000 }
    END { if (refused) print "refused: " refused > "/dev/stderr"; print rate, ms }'
}
read -r bare bare99 <<<"$(ask "http://127.0.0.1:$((PORT + 1))/" "$TOKEN" "$CONNECTIONS")"
read -r one one99 <<<"$(ask "$api/farms/$farm" "$TOKEN" "$CONNECTIONS")"
awk -v a="$bare" -v p="$bare99" -v b="$one" -v q="$one99" 'BEGIN {
  printf "%-44s %9.0f requests/s   p99 %6.1f ms\n", "ASP.NET Core alone, the same token checked", a, p
  printf "%-44s %9.0f requests/s   p99 %6.1f ms   %.2f of it, p99 %.1f times\n", "GET /farms/{id}, through gateway and silo", b, q, b / a, q / p }'

curl -sS "$api/auth/register" -H 'Content-Type: application/json' -d '{"email":"bench@example.org","password":"a password for the bench"}' >/dev/null
many=$(sign_in bench@example.org 'a password for the bench')
export api many
seq "$FARMS" | xargs -P 4 -I{} curl -sS -o /dev/null "$api/farms" -H 'Content-Type: application/json' -H "Authorization: Bearer $many" -d '{"name":"Farm {}"}'
curl -sS "$api/farms?limit=100" -H "Authorization: Bearer $many" | grep -o '"id":"[0-9a-f-]*"' | cut -c7-42 >"$DATA_DIR/farms"
export FARMS_FILE=$DATA_DIR/farms
read -r each each99 <<<"$(ask "http://127.0.0.1:$PORT" "$many" "$CONNECTIONS" -s bench/farms.lua)"
awk -v a="$bare" -v p="$bare99" -v b="$each" -v q="$each99" 'BEGIN {
  printf "%-44s %9.0f requests/s   p99 %6.1f ms   %.2f of it, p99 %.1f times\n", "the same of 100 farms in turn: none is shared", b, q, b / a, q / p }'
read -r list list99 <<<"$(ask "$api/farms?skip=500&limit=100" "$many" 1)"
echo "a page of 100 of $(curl -sS "$api/farms?limit=1" -H "Authorization: Bearer $many" | sed -n 's/.*"total":\([0-9]*\).*/\1/p') farms, one reader: $list requests/s, p99 $list99 ms"

# --- Readings, beside the same kind of rows by COPY alone: the most that this database would take.
rows=1000000
psql -q "$database" -c 'create table bench_copy (sensor uuid, at timestamptz, value float8)'
seq $rows | awk '{printf "0b9fbd2c-6a3e-4d3b-8a6f-%012d\t2026-01-01 00:00:00.%06d+00\t%d\n", $1 % 50, $1 % 1000000, $1 % 100}' >"$DATA_DIR/rows"
begun=$(date +%s%N)
psql -q "$database" -c "\\copy bench_copy from '$DATA_DIR/rows'"
copy=$((rows * 1000000000 / ($(date +%s%N) - begun)))
psql -q "$database" -c 'drop table bench_copy'
echo "PostgreSQL, COPY of $rows rows: $copy rows/s"
export SENSORS=$DATA_DIR/sensors RUN=0
for i in $(seq "$SENSORS_MADE"); do post "$TOKEN" "farms/$farm/sensors" "{\"name\":\"Bench $i\",\"type\":\"other\",\"unit\":\"n\"}" | id_of; done >"$SENSORS"
for BATCH in 1 100 1000; do
  export BATCH
  RUN=$((RUN + 1)) && wrk -t1 -c"$CONNECTIONS" -d3s -s bench/readings.lua "$api" >/dev/null
  RUN=$((RUN + 1)) && wrk -t1 -c"$CONNECTIONS" -d"${SECONDS_EACH}s" -s bench/readings.lua "$api" | awk -v size="$BATCH" -v copy="$copy" '
    /Requests\/sec/ { rate = $2 } /Non-2xx/ { refused = $NF }
    END { printf "readings in batches of %-5d %24.0f readings/s   %.3f of COPY%s\n", size, rate * size, rate * size / copy, refused ? ", refused: " refused : "" }'
done
