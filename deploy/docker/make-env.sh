#!/usr/bin/env bash
# Writes .env with fresh secrets, for docker compose. Leaves one that is there alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ ! -e .env ] || { echo ".env is there already"; exit 0; }
secret() { head -c 32 /dev/urandom | base64 -w 0; }
word() { head -c 24 /dev/urandom | base64 -w 0 | tr '+/' 'Az'; }
umask 077
cat >.env <<END
SECRETS_KEY=$(secret)
JWT_KEY=$(secret)
SIMULATOR_TOKEN=$(word)
DB_PASSWORD=$(word)
END
echo "wrote .env"
