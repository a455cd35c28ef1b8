# shellcheck shell=bash
# What is made up once and kept in DATA_DIR: secrets and ports.

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

random_secret() { head -c 32 /dev/urandom | base64 -w 0; }

random_word() { head -c 24 /dev/urandom | base64 -w 0 | tr '+/' 'Az'; }

# Sets a variable from its file, which is made when it is not there.
keep() { # VARIABLE MAKER
  local file="$DATA_DIR/secrets/$1"
  [ -s "$file" ] || (umask 077 && "$2" >"$file")
  printf -v "$1" '%s' "$(cat "$file")"
}

keep_secrets() {
  (umask 077 && mkdir -p "$DATA_DIR/secrets")
  chmod 700 "$DATA_DIR/secrets"
  keep SECRETS_KEY random_secret
  keep JWT_KEY random_secret
  keep SIMULATOR_TOKEN random_word
  keep DB_PASSWORD random_word
}

# A port that is ours from the first start on; another one when somebody else has taken it meanwhile.
keep_port() { # VARIABLE
  local file="$DATA_DIR/ports/$1" port
  mkdir -p "$DATA_DIR/ports"
  port=$(cat "$file" 2>/dev/null || true)
  while [ -z "$port" ] || listens "$port" || [[ " ${PORTS_TAKEN:-} " == *" $port "* ]]; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
  done
  PORTS_TAKEN="${PORTS_TAKEN:-} $port"
  echo "$port" >"$file"
  printf -v "$1" '%s' "$port"
}
