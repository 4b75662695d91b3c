# shellcheck shell=bash
# What ./dev says, and how it stops.

say() { printf '\033[1m▸ %s\033[0m\n' "$*"; }
if [ ! -t 1 ]; then
  say() { printf '> %s\n' "$*"; }
fi

die() {
  printf 'dev: %s\n' "$*" >&2
  exit 1
}
