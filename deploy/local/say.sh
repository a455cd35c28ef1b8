# shellcheck shell=bash
# What people are told.

say() { printf '%s\n' "$*"; }

die() {
  printf 'run.sh: %s\n' "$*" >&2
  exit 1
}

# The end of a log, for who has to find out why.
last_lines() { # NAME
  printf -- '--- the end of %s\n' "$LOG_DIR/$1.log" >&2
  tail -n 15 "$LOG_DIR/$1.log" >&2 || true
}
