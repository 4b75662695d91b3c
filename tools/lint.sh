# shellcheck shell=bash
# Checks that need no build. Each prints one line: "PASS <what>" or "FAIL <what>" after what is wrong.

sources() { git ls-files --cached --others --exclude-standard -- '*.cpp' '*.hpp' ':!tests/lint/fixtures'; }

check() {
  local what=$1
  shift
  if "$@"; then echo "PASS $what"; else echo "FAIL $what" && return 1; fi
}

lint_format() { sources | xargs -d '\n' clang-format-19 --dry-run -Werror; }
lint_floors() { node tests/lint/floors.mjs; }
lint_shell() { shellcheck -x dev .ci/run; }
lint_types() { npm run --silent --prefix apps/wasm build -- --noEmit; }

# Slow, so on demand: the clang-tidy checks of .clang-tidy, and the second compiler.
lint_tidy() { sources | grep -E '^(engine/src|apps/cli)/.*\.cpp$' | xargs -d '\n' -P "$(nproc)" -n 4 clang-tidy-19 -p build/release --quiet; }
# shellcheck disable=SC2016  # the inner shell expands them
lint_gcc() {
  sources | grep -E '^engine/src/.*\.cpp$' | while read -r file; do
    local module=${file#engine/src/}
    printf '%s\0%s\0' "$file" "engine/src/${module%%/*}"
  done | xargs -0 -P "$(nproc)" -n 2 sh -c 'exec g++ -std=c++23 -fno-exceptions -Wall -Wextra -fsyntax-only -Iengine/include -I"$1" -isystem /usr/include/eigen3 "$0"'
}

lint() {
  local failed=0
  check "sources are formatted (./dev fmt)" lint_format || failed=1
  check "the floors hold: who may include whom" lint_floors || failed=1
  check "shell scripts pass shellcheck" lint_shell || failed=1
  check "TypeScript is sound" lint_types || failed=1
  return $failed
}
