# shellcheck shell=bash
# Builds the programs once for each state of the sources, into a folder named after that state: what runs is never written over.

BUILDS="$ROOT/artifacts/run"

sources_stamp() {
  (
    cd "$ROOT" || exit 1
    find src sql Directory.Build.props Directory.Packages.props global.json \
      \( -name bin -o -name obj -o -name node_modules -o -name wwwroot \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16
  )
}

build() {
  local stamp
  stamp=$(sources_stamp)
  BIN="$BUILDS/$stamp"
  mkdir -p "$BUILDS"
  exec 8<"$ROOT/src"
  flock 8 # Two builds of one clone would write over each other's intermediate files.
  if [ ! -e "$BIN/.done" ]; then
    say "Building (once) ..."
    rm -rf "$BIN"
    publish VerticalFarm.Silo silo
    publish VerticalFarm.Api api
    [ "$DEMO" = 0 ] || publish VerticalFarm.Simulator simulator
    build_dashboard
    touch "$BIN/.done"
  elif [ "$DEMO" != 0 ] && [ ! -d "$BIN/simulator" ]; then
    publish VerticalFarm.Simulator simulator
  fi
  touch "$BIN"
  forget_old_builds
  exec 8<&-
}

publish() { # PROJECT FOLDER
  dotnet publish "$ROOT/src/$1" -c Release -o "$BIN/$2" --nologo -v quiet >"$LOG_DIR/build.log" 2>&1 || {
    last_lines build
    die "the build of $1 failed"
  }
}

build_dashboard() {
  [ -e "$ROOT/src/VerticalFarm.Dashboard/package.json" ] || return 0
  command -v npm >/dev/null || {
    say "Without Node.js the dashboard is left out; the API works all the same."
    return 0
  }
  (
    cd "$ROOT/src/VerticalFarm.Dashboard"
    npm ci --no-audit --no-fund && npm run build -- --outDir "$BIN/api/wwwroot" --emptyOutDir
  ) >"$LOG_DIR/build.log" 2>&1 || {
    last_lines build
    die "the build of the dashboard failed"
  }
}

# The three newest stay: another DATA_DIR may still run on one of them.
forget_old_builds() {
  local old
  find "$BUILDS" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn | tail -n +4 | cut -d' ' -f2- | while read -r old; do rm -rf "$old"; done
}
