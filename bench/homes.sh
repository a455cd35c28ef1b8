#!/usr/bin/env bash
# Measures what Home Assistants cost and what a silo does about their bad days, on a stack of its own. usage:
#   homes.sh homes FARMS     FARMS farms on one silo, each with a Home Assistant: memory, time to connect, time to come back
#   homes.sh storm SECONDS   2,000 events a second of one of them
#   homes.sh soak MINUTES    random faults and commands; ends with desired = reported everywhere, and nothing leaked
# The virtual Home Assistants run in one process beside the stack, on the same machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bench=$(mktemp -d)
dotnet publish bench/VerticalFarm.HomeBench -c Release -o "$bench" --nologo -v quiet
. bench/stack.sh
trap 'kill -TERM $stack 2>/dev/null || true; wait $stack 2>/dev/null || true; rm -rf "$DATA_DIR" "$bench"' EXIT
export GATEWAY=http://127.0.0.1:$PORT SILO_PID SILO_HTTP_PORT
SILO_PID=$(cat "$DATA_DIR/run/silo-1.pid") SILO_HTTP_PORT=$(cat "$DATA_DIR/ports/SILO_1_HTTP_PORT")
machine
"$bench/VerticalFarm.HomeBench" "$@"
