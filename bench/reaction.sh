#!/usr/bin/env bash
# Measures how long it takes from a sensor's reading to the service call that a rule makes of it: idle, and beside RATE other readings a second.
set -euo pipefail
# shellcheck source=bench/stack.sh
. "$(dirname "${BASH_SOURCE[0]}")/stack.sh"
RATE=${1:-5000} TIMES=${2:-400}
dotnet build bench/VerticalFarm.Reaction -c Release -o "$DATA_DIR/reaction" --nologo -v quiet
machine
for rate in 0 "$RATE"; do
  dotnet "$DATA_DIR/reaction/VerticalFarm.Reaction.dll" "http://127.0.0.1:$PORT/" "$rate" "$TIMES"
done
