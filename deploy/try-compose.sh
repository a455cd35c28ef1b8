#!/usr/bin/env bash
# Builds the images, starts docker-compose.yml as a project of its own, signs in to the demo farm, and watches it grow: readings go on, a command is
# carried out. Prints how long that took and ends with 0 when it was under LIMIT seconds (default 120) after the build. Takes everything down again,
# its volume included; KEEP=1 leaves it up. BUILD=0 takes the images that are there.
# Uses docker compose where an engine answers, else podman-compose (as root, with the host's network for the build).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
project=${PROJECT:-verticalfarm-try} limit=${LIMIT:-120}
export PORT=${PORT:-18080}
say() { printf '%s %s\n' "$(date +%T)" "$*"; }

for tool in curl jq; do command -v $tool >/dev/null || { echo "$tool is needed" >&2; exit 1; }; done
made_env=0
[ -e .env ] || { deploy/docker/make-env.sh >/dev/null; made_env=1; }

if docker info >/dev/null 2>&1; then
  compose=(docker compose -p "$project")
  build=("${compose[@]}" build)
elif command -v podman-compose >/dev/null; then
  compose=(podman-compose -p "$project")
  build=(podman_build)
else
  echo "docker compose or podman-compose is needed" >&2
  exit 1
fi

# Old versions of podman-compose pass over a build that failed.
podman_build() {
  local arguments=(--network host --build-arg "DATADOG_TRACER=${DATADOG_TRACER:-}")
  podman build "${arguments[@]}" -f Dockerfile.silo -t verticalfarm-silo . &&
    podman build "${arguments[@]}" -f Dockerfile.api --target api -t verticalfarm-api . &&
    podman build "${arguments[@]}" -f Dockerfile.api --target simulator -t verticalfarm-simulator .
}

work=$(mktemp -d)
down() {
  if [ "${KEEP:-0}" = 0 ]; then
    say "taking it down"
    "${compose[@]}" down -v >"$work/down.log" 2>&1 || cat "$work/down.log"
    rm -rf "$work"
    [ "$made_env" = 0 ] || rm -f .env
  fi
}
fail() {
  say "FAILED: $*"
  for service in postgres migration silo-1 api demo; do echo "--- $service"; "${compose[@]}" logs "$service" 2>&1 | tail -15; done
  exit 1
}
until_true() { # SECONDS WHAT COMMAND ...
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ $SECONDS -lt $end ] || fail "$what"
    sleep 1
  done
}

if [ "${BUILD:-1}" = 1 ]; then
  say "building"
  "${build[@]}" >"$work/build.log" 2>&1 || { tail -40 "$work/build.log"; exit 1; }
fi
trap down EXIT
start=$SECONDS
say "starting"
"${compose[@]}" up -d >"$work/up.log" 2>&1 || { tail -40 "$work/up.log"; fail "it does not start"; }

url=http://127.0.0.1:$PORT
ready() { curl -sf -o /dev/null "$url/health/ready"; }
until_true 120 "the gateway is not ready" ready
say "the gateway is ready after $((SECONDS - start)) s"

access() { "${compose[@]}" logs demo 2>/dev/null | grep -o 'Sign in with .*' >"$work/access"; }
until_true 120 "the demo farm is not made" access
email=$(sed -n 's/^Sign in with \([^ ]*\) and the password .*/\1/p' "$work/access")
password=$(sed -n 's/.* and the password \([^ ]*\).*/\1/p' "$work/access")
token=$(jq -n --arg email "$email" --arg password "$password" '{$email, $password}' |
  curl -sf "$url/api/v1/auth/login" -H 'Content-Type: application/json' -d @- | jq -r .access_token)
get() { curl -sf "$url/api/v1/$1" -H "Authorization: Bearer $token"; }
farm=$(get farms | jq -r '.items[0].id')
say "signed in to the demo farm after $((SECONDS - start)) s"

newest() { get "farms/$farm/readings/latest" | jq -r '[.. | .ts? // empty] | max // ""'; }
first=$(newest)
moved() { local now; now=$(newest); [ -n "$now" ] && [[ "$now" > "$first" ]]; }
until_true 60 "no new reading" moved
say "readings go on: $first, then $(newest)"

device=$(get "farms/$farm/devices" | jq -r '[.items[] | select(.type == "light" or .type == "fan")][0].id')
want=$(get "devices/$device" | jq -r 'if .reported.state == "on" then "turn_off" else "turn_on" end')
commanded() {
  local status
  status=$(curl -s "$url/api/v1/devices/$device/commands?wait=20" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -d "{\"command\": \"$want\", \"override_seconds\": 60}" | jq -r '.status // .error.message')
  [ "$status" = observed ] || { say "$want: $status"; return 1; }
}
until_true 60 "the device was not seen to follow" commanded
took=$((SECONDS - start))
say "$want was carried out and observed after $took s"
[ "$took" -le "$limit" ] || fail "it took $took s, over $limit s"
say "the demo grows: $took s after the build"
