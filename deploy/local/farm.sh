# shellcheck shell=bash
# The programs of the farm: silos, gateway, virtual farm.

start_silo() { # NUMBER
  local silo_port gateway_port http_port
  keep_port "SILO_$1_PORT" && silo_port="SILO_$1_PORT"
  keep_port "SILO_$1_GATEWAY_PORT" && gateway_port="SILO_$1_GATEWAY_PORT"
  keep_port "SILO_$1_HTTP_PORT" && http_port="SILO_$1_HTTP_PORT"
  start "silo-$1" env DATABASE_URL="$DATABASE_URL" SECRETS_KEY="$SECRETS_KEY" ASPNETCORE_URLS="http://127.0.0.1:${!http_port}" \
    Cluster__SiloPort="${!silo_port}" Cluster__GatewayPort="${!gateway_port}" \
    "$BIN/silo/VerticalFarm.Silo" --DataDir="$DATA_DIR"
}

start_api() {
  start api env DATABASE_URL="$DATABASE_URL" JWT_KEY="$JWT_KEY" PORT="$PORT" RATE_LIMITS="$RATE_LIMITS" "$BIN/api/VerticalFarm.Api" --DataDir="$DATA_DIR"
}

start_simulator() {
  start simulator env SIMULATOR_TOKEN="$SIMULATOR_TOKEN" \
    "$BIN/simulator/VerticalFarm.Simulator" serve --port "$SIMULATOR_PORT" --speed "$SPEED" --state "$DATA_DIR/room.json"
}

make_demo() {
  SIMULATOR_TOKEN="$SIMULATOR_TOKEN" DATABASE_URL="$DATABASE_URL" "$BIN/simulator/VerticalFarm.Simulator" demo \
    --gateway "$BASE_URL" --home-assistant-url "http://127.0.0.1:$SIMULATOR_PORT" --out "$DATA_DIR/demo.json" 9>&- >"$LOG_DIR/demo.log" 2>&1 || {
    last_lines demo
    die "the demo farm could not be made"
  }
}

start_farm() {
  local name
  for ((i = 1; i <= SILOS; i++)); do start_silo "$i"; done
  start_api
  if [ "$DEMO" != 0 ]; then
    keep_port SIMULATOR_PORT
    start_simulator
  fi
  for name in $(silo_names); do
    local http_port="SILO_${name#silo-}_HTTP_PORT"
    wait_for "$name" 120 "http://127.0.0.1:${!http_port}/health/ready"
  done
  wait_for api 60 "$BASE_URL/health/ready"
  if [ "$DEMO" != 0 ]; then make_demo; fi
}

from_demo() { sed -n "s/^ *\"$1\": \"\\(.*\\)\",\\{0,1\\}\$/\\1/p" "$DATA_DIR/demo.json"; }

print_where() {
  say ""
  say "  VerticalFarm is running: $BASE_URL"
  if [ "$DEMO" != 0 ]; then
    say "  Sign in with             $(from_demo email)"
    say "  and the password         $(from_demo password)"
    say "  The same for programs    $DATA_DIR/demo.json"
  fi
  say "  Logs                     $LOG_DIR"
  say "  Stop with Ctrl-C; started again, it goes on where it was."
  say ""
}

# Looks after everything until something that cannot be done without is gone.
supervise() {
  local name living warned=" "
  while true; do
    sleep 1 &
    wait $! || true
    is_alive api || { last_lines api; die "the gateway ended"; }
    living=0
    for name in $(silo_names); do
      if is_alive "$name"; then
        living=$((living + 1))
      elif [[ $warned != *" $name "* ]]; then
        warned="$warned$name "
        say "$name ended (see $LOG_DIR/$name.log); the other silos take its work over"
      fi
    done
    [ "$living" -gt 0 ] || { last_lines silo-1; die "every silo ended"; }
    if [ -n "${PG_BIN:-}" ] && ! is_alive postgres; then
      say "PostgreSQL ended; starting it again in 5 s"
      sleep 5
      run_postgres
    fi
    if [ "$DEMO" != 0 ] && ! is_alive simulator; then
      say "The virtual farm ended; starting it again"
      start_simulator
    fi
  done
}
