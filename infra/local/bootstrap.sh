# Sourced by every command in bin/: leaves the shell in the project's folder with its packages installed,
# its own Node first on PATH and the database client generated. Safe to run at every start.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)"
cd "$root"

export NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1 CHECKPOINT_DISABLE=1

say() { printf '▸ %s\n' "$*"; }
fail() { printf '\n✖ %s\n' "$*" >&2; exit 1; }

require_node() {
  command -v node >/dev/null || fail "Node.js is missing. Install version 20 or newer (https://nodejs.org), then run this again."
  command -v npm >/dev/null || fail "npm is missing. It comes with Node.js (on Debian: apt-get install npm)."
  local major
  major="$(node -p 'process.versions.node.split(".")[0]')"
  [ "$major" -ge 20 ] || fail "Node.js $(node -v) is too old: version 20 or newer is needed."
}

# npm, Next and Chromium all want to write below HOME; accounts such as nobody have none.
require_writable_folders() {
  [ -w "$root" ] || fail "You ($(id -un)) may not write to $root, which belongs to $(stat -c %U "$root"). Run as that user, or clone the project into a folder of your own."
  local path
  for path in node_modules apps/web/.next packages/db/src/generated; do
    if [ -e "$path" ] && [ ! -w "$path" ]; then
      fail "$root/$path belongs to $(stat -c %U "$path"), from an earlier run as that user. Run as that user again, or give the folder to yourself: chown -R $(id -un) '$root'"
    fi
  done
  if [ ! -w "${HOME:-/nonexistent}" ]; then
    # Not inside the project: Next takes no folder above HOME for its own.
    export HOME="${TMPDIR:-/tmp}/frontdesk-home-$(id -u)"
    mkdir -p -m 700 "$HOME"
    [ -O "$HOME" ] || fail "$HOME belongs to somebody else. Set HOME to a folder of your own."
  fi
}

install_packages() {
  local stamp=node_modules/.frontdesk-lock wanted
  wanted="$(sha256sum package-lock.json | cut -d' ' -f1)"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then return; fi
  say "Installing packages (a minute or two the first time) …"
  with_ticker "still installing" npm ci --no-audit --no-fund --loglevel=error </dev/null \
    || fail "npm ci failed; its message is above. Check that the npm registry can be reached, then run this again."
  printf '%s' "$wanted" >"$stamp"
}

# The generated client is source code for the type check too, so it is made before anything else runs.
generate_client() {
  [ -d prisma/schema ] || return 0
  local stamp=node_modules/.frontdesk-schema wanted
  wanted="$(cat prisma/schema/*.prisma prisma.config.ts node_modules/prisma/package.json | sha256sum | cut -d' ' -f1)"
  if [ -d packages/db/src/generated ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then return; fi
  say "Generating the database client …"
  local output
  output="$(PRISMA_SCHEMA_ENGINE_BINARY=/bin/true prisma generate 2>&1 </dev/null)" || { printf '%s\n' "$output" >&2; fail "prisma generate failed; its message is above."; }
  printf '%s' "$wanted" >"$stamp"
}

# Runs a long silent command in the foreground (so that Ctrl-C reaches it) with a line every ten seconds.
with_ticker() {
  local label="$1" began="$SECONDS" result=0
  shift
  (while sleep 10 >/dev/null 2>&1; do printf '  … %s (%d s)\n' "$label" "$((SECONDS - began))"; done) &
  local ticker=$!
  "$@" || result=$?
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  return "$result"
}

require_node
require_writable_folders
install_packages
export PATH="$root/node_modules/.bin:$PATH"
generate_client
