#!/usr/bin/env bash
# Runs everything on this machine: a PostgreSQL of its own, silos, the gateway, a virtual farm behind Home Assistant's protocol, and a demo farm.
# shellcheck disable=SC2034
# (The parts in deploy/local use what is set here.)
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
  cat <<'END'
usage: ./run.sh [--speed N]

  --speed N     the virtual farm's time runs N times as fast (default 1)

environment:
  DATA_DIR      where everything is kept (default .data beside this script)
  PORT          port of the gateway and its dashboard (default 8080)
  SILOS         how many silos (default 1)
  DEMO=0        without virtual farm and demo farm
  DATABASE_URL  a PostgreSQL database of yours (postgres://user:password@host:port/name) instead of a private one
  RATE_LIMITS=off  lifts the limits of requests and readings, for load tests
END
}

SPEED=1
while [ $# -gt 0 ]; do
  case $1 in
    --speed) SPEED=${2:?--speed needs a number} && shift 2 ;;
    --speed=*) SPEED=${1#*=} && shift ;;
    -h | --help) usage && exit ;;
    *) usage >&2 && exit 2 ;;
  esac
done

DATA_DIR=${DATA_DIR:-$ROOT/.data}
mkdir -p "$DATA_DIR/run" "$DATA_DIR/log"
DATA_DIR=$(cd "$DATA_DIR" && pwd -P)
RUN_DIR="$DATA_DIR/run" LOG_DIR="$DATA_DIR/log"
PORT=${PORT:-8080} SILOS=${SILOS:-1} DEMO=${DEMO:-1} RATE_LIMITS=${RATE_LIMITS:-on} DATABASE_URL=${DATABASE_URL:-}
BASE_URL="http://127.0.0.1:$PORT"

for part in say prerequisites settings processes build postgres farm; do
  # shellcheck source=/dev/null
  . "$ROOT/deploy/local/$part.sh"
done

[[ $SILOS =~ ^[1-9][0-9]?$ ]] || die "SILOS must be 1 to 99"
if ! [[ $PORT =~ ^[0-9]{1,5}$ ]] || [ "$PORT" -lt 1 ] || [ "$PORT" -gt 65535 ]; then die "PORT must be 1 to 65535"; fi
require_tools
require_dotnet

# One run.sh a DATA_DIR. One that is just ending is waited for.
exec 9>"$RUN_DIR/lock"
for ((left = 60; ; left--)); do
  flock -n 9 && break
  running=$(cat "$RUN_DIR/url" 2>/dev/null || true)
  if [ -n "$running" ] && answers "$running/health/ready"; then
    die "VerticalFarm already runs on $DATA_DIR, at $running. Stop it first, or use another folder: DATA_DIR=... PORT=... ./run.sh"
  fi
  [ "$left" -gt 0 ] || die "another run.sh is at work on $DATA_DIR. Stop it first, or use another folder: DATA_DIR=... PORT=... ./run.sh"
  sleep 0.5
done

stop_leftovers
! listens "$PORT" || die "port $PORT is in use. Choose another: PORT=$((PORT + 1)) ./run.sh"
build

trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
echo "$BASE_URL" >"$RUN_DIR/url"
keep_secrets
[ -n "$DATABASE_URL" ] || prepare_postgres
start_farm
print_where
supervise
