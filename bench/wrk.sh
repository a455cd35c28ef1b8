# shellcheck shell=bash
# For the measurements that load by wrk: there is one afterwards, or this says what to install.
if ! command -v wrk >/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "This needs wrk: sudo apt-get install wrk" >&2
    exit 1
  fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends wrk >/dev/null
fi
