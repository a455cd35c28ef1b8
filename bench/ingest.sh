# shellcheck shell=bash
# Readings through the whole stack, as bench.sh ingest, overload, kill and curve measure them. Sourced by bench.sh, with api, farm, database, TOKEN and DATA_DIR set.
generator=$DATA_DIR/generator/VerticalFarm.LoadGenerator
export GATEWAY=http://127.0.0.1:$PORT

# FROM TO: makes sensors with thresholds, two rules on every tenth of them, and writes their ids to $DATA_DIR/sensors.
make_sensors() {
  export api farm TOKEN
  # shellcheck disable=SC2016
  seq "$1" "$2" | xargs -P 8 -I{} sh -c 'curl -sS "$api/farms/$farm/sensors" -H "Content-Type: application/json" -H "Authorization: Bearer $TOKEN" \
    -d "{\"name\":\"Bench {}\",\"type\":\"other\",\"unit\":\"n\",\"thresholds\":{\"high\":1000,\"hysteresis\":1}}"' | sed -n 's/.*"id":"\([0-9a-f-]*\)","farm_id".*/\1/p' >>"$DATA_DIR/sensors"
}
make_rules() {
  awk 'NR % 10 == 0 { print; print }' "$DATA_DIR/sensors" | xargs -P 4 -I{} curl -sS -o /dev/null "$api/farms/$farm/rules" -H 'Content-Type: application/json' -H "Authorization: Bearer $TOKEN" \
    -d '{"name":"Bench {}","mode":"shadow","when":{"sensor":{"id":"{}"},"is":"above","value":1000},"then":[{"notify":{"severity":"info","message":"bench"}}]}'
}
watch_feed() { # Somebody looks on while it is measured.
  curl -sN "$api/farms/$farm/events" -H "Authorization: Bearer $TOKEN" >/dev/null &
  feed=$!
}
balance() { # What the silo counted since it started.
  curl -sS "$api/farms/$farm/telemetry?from=$(date -u +%FT%TZ)" -H "Authorization: Bearer $TOKEN" |
    sed -n 's/.*"received":\([0-9]*\),"stored":\([0-9]*\),"duplicate":\([0-9]*\),"rejected":\([0-9]*\),"sensors".*/\1 \2 \3 \4/p' |
    awk '{ printf "counted: %d received = %d stored + %d there before + %d rejected: %s\n", $1, $2, $3, $4, ($1 == $2 + $3 + $4 ? "balanced" : "NOT BALANCED") }'
}
memory() { # Resident megabytes of silo and gateway.
  for part in silo-1 api; do printf '%s %d MB  ' $part $(($(awk '/VmRSS/ {print $2}' "/proc/$(cat "$DATA_DIR/run/$part.pid")/status") / 1024)); done
}

measure_ingest() {
  make_sensors 1 "${INGEST_SENSORS:-1000}"
  make_rules
  watch_feed
  export SENSORS=$DATA_DIR/sensors LENGTH=$SECONDS_EACH DATABASE=$database
  local batch
  CEILING=1 CHECK=0 BATCH=1000 AGE_SECONDS=40000 "$generator" | head -1
  for batch in 1 100 1000; do
    BATCH=$batch AGE_SECONDS=$((30000 - batch)) CHECK=0 LENGTH=3 "$generator" >/dev/null
    BATCH=$batch AGE_SECONDS=$((20000 - batch)) CEILING=1 "$generator"
  done
  balance
}

# Three times what it can take, for five minutes. The generator keeps account of what was acknowledged and looks for it in the database.
measure_overload() {
  make_sensors 1 "${INGEST_SENSORS:-1000}"
  make_rules
  watch_feed
  export SENSORS=$DATA_DIR/sensors DATABASE=$database BATCH=${BATCH:-100}
  LENGTH=5 CHECK=0 AGE_SECONDS=40000 "$generator" >/dev/null
  LENGTH=15 CHECK=0 AGE_SECONDS=30000 "$generator" | tee "$DATA_DIR/peak"
  local peak most=0
  peak=$(sed -n 's/^batches of [0-9]* *\([0-9,]*\) .*/\1/p' "$DATA_DIR/peak" | tr -d ,)
  RATE=$((3 * peak)) LENGTH=${SECONDS_OVERLOADED:-300} CONNECTIONS=${OVERLOAD_CONNECTIONS:-1500} AGE_SECONDS=20000 "$generator" >"$DATA_DIR/overload" &
  local load=$!
  while kill -0 $load 2>/dev/null && ! grep -q '^batches' "$DATA_DIR/overload"; do
    echo "$(date +%T) $(memory)"
    sleep "${SAMPLE_SECONDS:-15}"
  done
  wait $load || true
  cat "$DATA_DIR/overload"
  balance
}

# kill -9 of the silo, the gateway and PostgreSQL in turn, at random moments under load; what was not acknowledged is sent again, as loggers do.
measure_kill() {
  make_sensors 1 "${INGEST_SENSORS:-200}"
  export SENSORS=$DATA_DIR/sensors DATABASE=$database AGAIN=1 BATCH=${BATCH:-100} RATE=${RATE:-10000}
  local kills=${KILLS:-20} parts=(silo-1 api postgres) i part
  touch "$DATA_DIR/killing"
  LENGTH=100000 STOP_WITHOUT=$DATA_DIR/killing AGE_SECONDS=3600 "$generator" >"$DATA_DIR/killed" &
  local load=$!
  for ((i = 0; i < kills; i++)); do
    part=${parts[i % 3]}
    sleep "$((2 + RANDOM % 4)).$((RANDOM % 10))"
    echo "$(date +%T) kill -9 $part ($((i + 1)) of $kills)"
    kill -9 "$(head -1 "$DATA_DIR/run/$part.pid")"
    if [ "$part" = postgres ]; then
      until psql "$database" -Atqc 'select 1' >/dev/null 2>&1; do sleep 0.5; done
    else
      wait "$stack" || true # It notices, and ends.
      start_stack
    fi
  done
  sleep 5
  rm "$DATA_DIR/killing"
  wait $load && cat "$DATA_DIR/killed" || { cat "$DATA_DIR/killed"; return 1; }
  TOKEN=$(sign_in "$(field email)" "$(field password)")
  balance
}

# What a reading costs with ever more sensors: the same load, batches of 1,000.
measure_curve() {
  local made=0 count
  export SENSORS=$DATA_DIR/sensors LENGTH=$SECONDS_EACH DATABASE=$database CHECK=0 BATCH=1000
  for count in ${CURVE:-1000 3000 10000 30000 100000}; do
    curve_sensors $((made + 1)) "$count"
    made=$count
    LENGTH=$((3 + count / 20000)) AGE_SECONDS=$((100000 - count / 10)) "$generator" >/dev/null
    local before after
    before=$(cpu)
    AGE_SECONDS=$((80000 - count / 10)) "$generator" >"$DATA_DIR/curve"
    after=$(cpu)
    awk -v n="$count" -v ticks=$((after - before)) -v hz="$(getconf CLK_TCK)" -v seconds="$LENGTH" -F'[ ]+' '/^batches/ { gsub(",", "", $4); printf "%7d sensors %10d readings/s %6.2f us of processor a reading in silo and gateway\n", n, $4, ticks / hz * 1e6 / ($4 * seconds) }' "$DATA_DIR/curve"
  done
}
# Spread over farms of a thousand: a farm lists its sensors.
curve_sensors() {
  local first=$1 last=$2 at
  for ((at = first; at <= last; at += 1000)); do
    farm=$(post "$TOKEN" farms "{\"name\":\"Curve $at\"}" | id_of)
    make_sensors "$at" $((at + 999 < last ? at + 999 : last))
  done
}
cpu() { # Processor time of silo and gateway so far, in ticks.
  local sum=0 part
  for part in silo-1 api; do sum=$((sum + $(awk '{print $14 + $15}' "/proc/$(cat "$DATA_DIR/run/$part.pid")/stat"))); done
  echo $sum
}
