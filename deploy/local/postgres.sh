# shellcheck shell=bash
# A PostgreSQL server of our own in DATA_DIR, which listens on this machine only.

PG_DATA="$DATA_DIR/postgres"
PG_AS=()

can_enter() { "${PG_AS[@]}" ls "$PG_DATA" >/dev/null 2>&1; } # Not test -x: that looks at the user alone, and not at capabilities.

# PostgreSQL refuses to run as root: it runs as somebody else then, who may have no right to enter the folders above DATA_DIR.
choose_postgres_user() {
  [ "$(id -u)" = 0 ] || return 0
  local user
  for user in postgres nobody; do id "$user" >/dev/null 2>&1 && break; done
  PG_AS=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups)
  mkdir -p "$PG_DATA"
  chown "$user" "$PG_DATA"
  chmod 700 "$PG_DATA"
  if ! can_enter; then
    # shellcheck disable=SC2054 # The comma is setpriv's.
    PG_AS+=(--inh-caps=+dac_read_search --ambient-caps=+dac_read_search --bounding-set=-all,+dac_read_search)
    can_enter ||
      die "PostgreSQL cannot run as root, and user $user may not enter $DATA_DIR: choose another folder, for example DATA_DIR=/var/lib/verticalfarm ./run.sh"
  fi
}

create_database() {
  say "Creating the database ..."
  choose_postgres_user
  rm -rf "${PG_DATA:?}"/*
  mkdir -p "$PG_DATA"
  "${PG_AS[@]}" "$PG_BIN/initdb" -D "$PG_DATA" -U postgres -A reject -E UTF8 --locale=C >"$LOG_DIR/initdb.log" 2>&1 || {
    last_lines initdb
    die "the database could not be created"
  }
  # The cluster's own role owns its database and nothing else, and nobody else comes in; the superuser is spoken to without any connection.
  echo 'host verticalfarm verticalfarm 127.0.0.1/32 scram-sha-256' | "${PG_AS[@]}" tee "$PG_DATA/pg_hba.conf" >/dev/null
  "${PG_AS[@]}" "$PG_BIN/postgres" --single -D "$PG_DATA" postgres >/dev/null 2>"$LOG_DIR/initdb.log" <<END
create role verticalfarm login password '$DB_PASSWORD'
create database verticalfarm owner verticalfarm
END
  touch "$DATA_DIR/.database-created"
}

# An eighth of the memory, 128 MB to 1 GB, as its own cache: the indexes of the hour that is being written should fit.
postgres_cache() {
  local mb
  mb=$(awk '/MemTotal/ {print int($2 / 1024 / 8)}' /proc/meminfo 2>/dev/null || echo 256)
  echo $((mb < 128 ? 128 : mb > 1024 ? 1024 : mb))MB
}

# Checkpoints far apart: after each one, the first change of a page writes the whole page to the log, and readings of a thousand sensors change a thousand pages of
# the index. Recovery after a crash takes some seconds longer for it. No compilation of queries: it costs more than ours take.
start_postgres() {
  choose_postgres_user
  start postgres "${PG_AS[@]}" "$PG_BIN/postgres" -D "$PG_DATA" -p "$PG_PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c max_connections=200 -c shared_buffers="$(postgres_cache)" -c max_wal_size=4GB -c checkpoint_timeout=15min -c wal_compression=on -c jit=off -c log_min_messages=warning
}

postgres_answers() { "$PG_BIN/pg_isready" -q -h 127.0.0.1 -p "$PG_PORT" 2>/dev/null || { [ ! -x "$PG_BIN/pg_isready" ] && listens "$PG_PORT"; }; }

# After a kill the children of the old server may need a moment to notice.
run_postgres() {
  local tries=0 until=$((SECONDS + 60))
  start_postgres
  until postgres_answers; do
    if ! is_alive postgres; then
      [ $((++tries)) -lt 15 ] || { last_lines postgres; die "PostgreSQL does not start"; }
      sleep 1
      start_postgres
    fi
    [ "$SECONDS" -lt "$until" ] || { last_lines postgres; die "PostgreSQL was not ready within 60 s"; }
    sleep 0.1
  done
}

prepare_postgres() {
  PG_BIN=$(postgres_binaries) || { install_postgres && PG_BIN=$(postgres_binaries); } || PG_BIN=$(npm_postgres "$ROOT/artifacts/postgres") ||
    die "PostgreSQL 15 or newer is needed: sudo apt-get install postgresql (or give DATABASE_URL)"
  keep_port PG_PORT
  [ -e "$DATA_DIR/.database-created" ] || create_database
  run_postgres
  # shellcheck disable=SC2034 # Used by farm.sh.
  DATABASE_URL="postgres://verticalfarm:$DB_PASSWORD@127.0.0.1:$PG_PORT/verticalfarm"
}
