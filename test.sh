#!/usr/bin/env bash
# Builds everything and runs every test; ends with one line: N passed, N failed.
# Needs the .NET SDK; installs PostgreSQL's server binaries when there are none (Debian or Ubuntu, as root), or names the command.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if ! compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null && ! command -v postgres >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql >/dev/null
  else
    echo "The tests need PostgreSQL's server binaries: sudo apt-get install postgresql" >&2
    exit 1
  fi
fi

dotnet build VerticalFarm.sln --nologo -v quiet

# The runner colours its summary where it sees a CI, which would hide the counts from the lines below.
passed=0 failed=0 broken=0
for project in tests/VerticalFarm.*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  log=$(mktemp)
  "$project/bin/Debug/net10.0/$name" --progress off --timeout 15m 2>&1 | sed 's/\x1b\[[0-9;]*m//g' | tee "$log" || broken=1
  p=$(sed -n 's/^ *succeeded: *\([0-9]*\).*/\1/p' "$log" | tail -1)
  f=$(sed -n 's/^ *failed: *\([0-9]*\).*/\1/p' "$log" | tail -1)
  [ -n "$p" ] || { echo "$name ran no test"; broken=1; }
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0}))
  rm -f "$log"
done

# A program that ended badly without a failed test (a crash, a hang) is a failure too.
[ "$broken" = 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
