#!/usr/bin/env bash
# Builds everything and runs every test; ends with one line: N passed, N failed.
# Needs the .NET SDK; installs PostgreSQL's server, Node.js, Chromium and curl when they are missing (Debian or Ubuntu, as root), or names the command.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

need() { # PROGRAM PACKAGES ...
  command -v "$1" >/dev/null && return
  local packages=("${@:2}")
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}" >/dev/null
  else
    echo "The tests need $1: sudo apt-get install ${packages[*]}" >&2
    exit 1
  fi
}

compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || need postgres postgresql
need node nodejs npm
need npm npm
need curl curl
need setpriv util-linux
[ -n "${CHROMIUM:-}" ] || need chromium chromium

dotnet build VerticalFarm.sln --nologo -v quiet

# Each suite leaves a line: passed, failed, and whether it ended badly.
RESULTS=$(mktemp -d)
browser=
leave() {
  # In a group of its own, so that all of it hears of Ctrl-C and takes its stack down.
  [ -z "$browser" ] || { kill -INT -- "-$browser" && wait "$browser"; } 2>/dev/null || true
  rm -rf "$RESULTS"
}
trap leave EXIT

# Tests of the dashboard: its parts by Vitest, and the whole in a browser by Playwright. Both count in a JUnit report.
node_tests() { # FOLDER
  local report total faults skipped broken=0
  report=$(mktemp)
  echo "== $1"
  (cd "$1" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error && JUNIT=$report npm test --silent) || broken=1
  total=$(sed -n 's/.*<testsuites[^>]* tests="\([0-9]*\)".*/\1/p' "$report" | head -1)
  faults=$(sed -n 's/.*<testsuites[^>]* failures="\([0-9]*\)".*/\1/p' "$report" | head -1)
  skipped=$(sed -n 's/.*<testsuites[^>]* skipped="\([0-9]*\)".*/\1/p' "$report" | head -1)
  [ "${total:-0}" -gt 0 ] || { echo "$1 ran no test"; broken=1; }
  echo "$((${total:-0} - ${faults:-0} - ${skipped:-0})) ${faults:-0} $broken" >"$RESULTS/$(basename "$1")"
  rm -f "$report"
}

# The runner colours its summary where it sees a CI, which would hide the counts from the lines below.
dotnet_tests() { # FOLDER
  local name log p f broken=0
  name=$(basename "$1")
  log=$(mktemp)
  echo "== $name"
  "$1/bin/Debug/net10.0/$name" --progress off --timeout 15m 2>&1 | sed 's/\x1b\[[0-9;]*m//g' | tee "$log" || broken=1
  p=$(sed -n 's/^ *succeeded: *\([0-9]*\).*/\1/p' "$log" | tail -1)
  f=$(sed -n 's/^ *failed: *\([0-9]*\).*/\1/p' "$log" | tail -1)
  [ -n "$p" ] || { echo "$name ran no test"; broken=1; }
  echo "${p:-0} ${f:-0} $broken" >"$RESULTS/$name"
  rm -f "$log"
}

# The parts of the dashboard come first and alone: run.sh, which later suites start, installs its packages anew.
node_tests src/VerticalFarm.Dashboard

# The browser waits more than it works, and so do the other tests: they run side by side, each with a stack of its own. Its output comes in one piece.
browser_log=$(mktemp)
set -m
(for project in tests/VerticalFarm.*.Tests; do [ ! -e "$project/package.json" ] || node_tests "$project"; done) >"$browser_log" 2>&1 &
browser=$!
set +m
for project in tests/VerticalFarm.*.Tests; do
  [ -e "$project/package.json" ] || dotnet_tests "$project"
done
wait "$browser" || true
browser=
cat "$browser_log"
rm -f "$browser_log"

passed=0 failed=0 broken=0
while read -r p f b; do
  passed=$((passed + p)) failed=$((failed + f)) broken=$((broken + b))
done < <(cat "$RESULTS"/*)

# A suite that left nothing, or a program that ended badly without a failed test (a crash, a hang), is a failure too.
suites=$(($(find tests -maxdepth 1 -name 'VerticalFarm.*.Tests' | wc -l) + 1))
[ "$(find "$RESULTS" -type f | wc -l)" = "$suites" ] || broken=1
[ "$broken" = 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
