#!/usr/bin/env bash
# What more silos cost: requests and readings with 1, 2 and 4 of them (SILO_COUNTS) beside one gateway on the same machine, with the processor time that each takes in silos and
# gateway, and in PostgreSQL. The cores stay the same, so it is the cost that tells, not the rate.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
SECONDS_EACH=${SECONDS_EACH:-8} FARMS=${FARMS:-200}
# shellcheck source=bench/wrk.sh
. bench/wrk.sh
generator=$(mktemp -d)
trap 'rm -rf "$generator"' EXIT
dotnet publish bench/VerticalFarm.LoadGenerator -c Release -o "$generator" --nologo -v quiet

ticks() { # PARTS: processor time used so far by processes of the stack and their children, in ticks
  local sum=0 part pid
  for part in "$@"; do
    pid=$(head -1 "$DATA_DIR/run/$part.pid")
    for pid in "$pid" $(pgrep -P "$pid"); do
      [ ! -r "/proc/$pid/stat" ] || sum=$((sum + $(sed 's/.*) //' "/proc/$pid/stat" | awk '{print $12 + $13}')))
    done
  done
  echo $sum
}

measure() { # NAME HOW_MANY COMMAND ...: runs the command, which prints how many requests or readings a second were served
  local rate programs database
  "${@:3}" >/dev/null
  # shellcheck disable=SC2086
  programs=$(ticks $parts) database=$(ticks postgres)
  rate=$("${@:3}")
  # shellcheck disable=SC2086
  awk -v what="$1" -v unit="$2" -v rate="$rate" -v a=$(($(ticks $parts) - programs)) -v b=$(($(ticks postgres) - database)) -v n="$SILOS" -v s="$SECONDS_EACH" -v hz="$(getconf CLK_TCK)" 'BEGIN {
    printf "%d silos  %-34s %9.0f %s/s %8.2f us of processor each in silos and gateway, %6.2f in PostgreSQL\n", n, what, rate, unit, a / hz * 1e6 / (rate * s), b / hz * 1e6 / (rate * s) }'
}
ask() { wrk -t1 -c32 -d"${SECONDS_EACH}s" -H "Authorization: Bearer $TOKEN" -s bench/farms.lua "http://127.0.0.1:$PORT" | awk '/Requests\/sec/ { print $2 }'; }
send() {
  age=$((age - 400))
  GATEWAY=http://127.0.0.1:$PORT SENSORS=$DATA_DIR/sensors BATCH=100 LENGTH=$SECONDS_EACH AGE_SECONDS=$age "$generator/VerticalFarm.LoadGenerator" | sed -n 's/^batches of [0-9]* *\([0-9,]*\) .*/\1/p' | tr -d ,
}

for SILOS in ${SILO_COUNTS:-1 2 4}; do
  (
    export SILOS FARMS_FILE
    # shellcheck source=bench/stack.sh
    . bench/stack.sh
    FARMS_FILE=$DATA_DIR/farms age=40000 parts=api
    for ((i = 1; i <= SILOS; i++)); do parts+=" silo-$i"; done
    [ "$SILOS" != 1 ] || machine
    export -f make
    seq "$FARMS" | xargs -P 4 -I{} bash -c 'farm=$(make farms "{\"name\":\"Farm {}\"}"); echo "$farm"; for i in 1 2 3 4 5; do make "farms/$farm/sensors" "{\"name\":\"Sensor $i\",\"type\":\"other\",\"unit\":\"n\"}"; done >&2' >"$FARMS_FILE" 2>"$DATA_DIR/sensors"
    measure "GET of $FARMS farms in turn" requests ask
    measure "readings in batches of 100" readings send
  )
done
