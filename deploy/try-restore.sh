#!/usr/bin/env bash
# Tries what docs/operations.md says about backups: a server that archives its log, a base backup, work that goes on, an accident, and a restore to the
# second before it. Everything in a folder of its own, which is removed; needs PostgreSQL's server binaries, and runs them as another user when root.
# SILO=path/to/VerticalFarm.Silo.dll makes the real schema first, and has the silo's own check look at the restored database.
set -euo pipefail
bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)}
work=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$work"
  as=(setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups)
fi
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
port=$(free_port) restored=$(free_port)
say() { printf '%s %s\n' "$(date +%T)" "$*"; }
sql() { "${as[@]}" "$bin/psql" -h 127.0.0.1 -p "$1" -U verticalfarm -d verticalfarm -Atqc "$2"; }
server() { "${as[@]}" "$bin/pg_ctl" -D "$1" -l "$1.log" -w -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories=" start >/dev/null || { tail -20 "$1.log"; exit 1; }; }
migrate() { [ -z "${SILO:-}" ] || DATABASE_URL="postgres://verticalfarm@127.0.0.1:$1/verticalfarm" SECRETS_KEY=$(head -c 32 /dev/urandom | base64 -w 0) dotnet "$SILO" --migrate; }
end() {
  for data in live restored; do [ ! -e "$work/$data/postmaster.pid" ] || "${as[@]}" "$bin/pg_ctl" -D "$work/$data" -m immediate stop >/dev/null; done
  rm -rf "$work"
}
trap end EXIT
cd "$work"
"${as[@]}" mkdir "$work/archive"

say "a server that archives its log"
"${as[@]}" "$bin/initdb" -D "$work/live" -U postgres -A trust -E UTF8 --locale=C >/dev/null
"${as[@]}" tee -a "$work/live/postgresql.conf" >/dev/null <<CONF
archive_mode = on
archive_command = 'test ! -f $work/archive/%f && cp %p $work/archive/%f'
archive_timeout = 60
CONF
server "$work/live" "$port"
"${as[@]}" "$bin/psql" -h 127.0.0.1 -p "$port" -U postgres -qc 'create role verticalfarm login' -c 'create database verticalfarm owner verticalfarm'
migrate "$port"
sql "$port" 'create table proof (at timestamptz default now(), what text)'
sql "$port" "insert into proof (what) values ('before the backup')"

say "a base backup"
"${as[@]}" "$bin/pg_basebackup" -h 127.0.0.1 -p "$port" -U postgres -D "$work/backup" -c fast -X none --manifest-checksums=SHA256 2>/dev/null
sql "$port" "insert into proof (what) values ('after the backup')"
sleep 1
target=$(sql "$port" 'select now()')
sleep 1

say "an accident after $target"
sql "$port" "delete from proof; insert into proof (what) values ('the accident')"
"${as[@]}" "$bin/psql" -h 127.0.0.1 -p "$port" -U postgres -Atqc 'select pg_switch_wal()' >/dev/null
for _ in $(seq 50); do [ "$(sql "$port" "select count(*) from pg_stat_archiver where archived_count > 0 and last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1)")" = 1 ] && break; sleep 0.2; done
"${as[@]}" "$bin/pg_ctl" -D "$work/live" -m fast stop >/dev/null

say "a restore to $target"
start=$(date +%s%N)
"${as[@]}" cp -a "$work/backup" "$work/restored"
"${as[@]}" chmod 700 "$work/restored"
"${as[@]}" tee -a "$work/restored/postgresql.conf" >/dev/null <<CONF
archive_mode = off
restore_command = 'cp $work/archive/%f %p'
recovery_target_time = '$target'
recovery_target_action = 'promote'
CONF
"${as[@]}" touch "$work/restored/recovery.signal"
server "$work/restored" "$restored"
for _ in $(seq 100); do [ "$(sql "$restored" 'select pg_is_in_recovery()')" = f ] && break; sleep 0.1; done
migrate "$restored"
found=$(sql "$restored" "select string_agg(what, ', ' order by at) from proof")
[ "$found" = "before the backup, after the backup" ] || { say "FAILED: found $found"; exit 1; }
say "everything up to then is there, and nothing after: restored in $(( ($(date +%s%N) - start) / 1000000 )) ms"
