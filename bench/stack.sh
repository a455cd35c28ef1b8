# shellcheck shell=bash
# For the measurements: a stack of its own, which ends with the script that sources this. Sets api, DATA_DIR and, once signed in, TOKEN.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DATA_DIR PORT=${PORT:-18980} RATE_LIMITS=off DEMO=${DEMO:-0} Accounts__MaxFarms=100000 Logging__LogLevel__Default=Warning api TOKEN
DATA_DIR=$(mktemp -d) api=http://127.0.0.1:$PORT/api/v1
./run.sh >"$DATA_DIR/out" 2>&1 &
stack=$!
trap '[ -z "${feeder:-}" ] || kill "$feeder" || true; kill -TERM $stack 2>/dev/null || true; wait $stack 2>/dev/null || true; rm -rf "$DATA_DIR"' EXIT
until grep -q 'is running' "$DATA_DIR/out"; do
  kill -0 $stack 2>/dev/null || { cat "$DATA_DIR/out"; exit 1; }
  sleep 0.5
done

account='{"email":"bench@example.org","password":"a password for the bench"}'
curl -sS -o /dev/null "$api/auth/register" -H 'Content-Type: application/json' -d "$account"
sign_in() { TOKEN=$(curl -sS "$api/auth/login" -H 'Content-Type: application/json' -d "$account" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'); }
sign_in
make() { # PATH BODY: the id of what was made
  curl -sS "$api/$1" -H 'Content-Type: application/json' -H "Authorization: Bearer $TOKEN" -d "$2" | sed -n 's/^{"id":"\([0-9a-f-]*\)".*/\1/p'
}
machine() { echo "$(nproc) cores, .NET $(dotnet --version), $(git rev-parse --short HEAD 2>/dev/null || echo no commit)"; }
