# shellcheck shell=bash
# Processes that outlive a line of this script: started, looked after and stopped by name.

# A session of its own, so that Ctrl-C reaches run.sh alone and everything ends in order; none holds the lock of DATA_DIR.
start() { # NAME COMMAND ...
  local name=$1
  shift
  [ ! -e "$LOG_DIR/$name.log" ] || mv "$LOG_DIR/$name.log" "$LOG_DIR/$name.log.1"
  setsid "$@" >"$LOG_DIR/$name.log" 2>&1 </dev/null 9>&- &
  echo $! >"$RUN_DIR/$name.pid"
  disown # Its end is told by supervise, in words.
}

pid_of() { cat "$RUN_DIR/$1.pid" 2>/dev/null || true; }

is_alive() { # NAME
  local pid
  pid=$(pid_of "$1")
  [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null
}

# Whether the process of a pid file is one that was started for this DATA_DIR, and not somebody else's with a number that came again.
is_ours() { # NAME
  is_alive "$1" && tr '\0' '\n' <"/proc/$(pid_of "$1")/cmdline" 2>/dev/null | grep -qF -- "$DATA_DIR"
}

stop() { # NAME SECONDS [SIGNAL]
  local pid left=$(($2 * 10))
  pid=$(pid_of "$1")
  if [ -n "$pid" ] && kill -"${3:-TERM}" "$pid" 2>/dev/null; then
    while kill -0 "$pid" 2>/dev/null && [ $((left--)) -gt 0 ]; do sleep 0.1; done
    kill -KILL "$pid" 2>/dev/null && say "$1 did not end within $2 s and was killed"
  fi
  rm -f "$RUN_DIR/$1.pid"
}

silo_names() { for ((i = 1; i <= SILOS; i++)); do echo "silo-$i"; done; }

# In the order of dependence: nothing is asked that is gone already.
stop_all() {
  trap '' INT TERM
  local file name
  stop api 15
  for file in "$RUN_DIR"/silo-*.pid; do
    kill -TERM "$(cat "$file" 2>/dev/null)" 2>/dev/null || true # All at once: each hands over or just ends.
  done
  for file in "$RUN_DIR"/silo-*.pid; do
    name=$(basename "$file" .pid)
    [ ! -e "$file" ] || stop "$name" 40
  done
  stop simulator 15
  stop postgres 30 INT
}

# What a run.sh that was killed has left behind.
stop_leftovers() {
  local file name found=""
  for file in "$RUN_DIR"/*.pid; do
    name=$(basename "$file" .pid)
    if is_ours "$name"; then
      found="$found $name"
    else
      rm -f "$file"
    fi
  done
  if [ -n "$found" ]; then
    say "Stopping what a run that was killed has left:$found"
    stop_all
    trap - INT TERM
  fi
}

answers() { curl -fsS -o /dev/null --max-time 3 "$1" 2>/dev/null; }

wait_for() { # NAME SECONDS URL
  local until=$((SECONDS + $2))
  until answers "$3"; do
    is_alive "$1" || { last_lines "$1"; die "$1 ended"; }
    [ "$SECONDS" -lt "$until" ] || { last_lines "$1"; die "$1 was not ready within $2 s"; }
    sleep 0.2
  done
}
