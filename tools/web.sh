# shellcheck shell=bash
# The workbench: its build, its tests, and its tests in a real browser.

build_web() {
  say "Building the workbench"
  need_npm web && npm run --silent --prefix web build
}

run_web() {
  npm run --silent --prefix web lint && npm run --silent --prefix web types &&
    (cd web && npx --no-install vitest run --reporter=tap-flat) && npm run --silent --prefix web size
}
run_browser() { (cd web && npx --no-install playwright test --project="first visit"); } # and what it comes after
# ./dev speed: what people feel, measured alone.
run_speed() { (cd web && npx --no-install playwright test --project=speed --workers=1); }

count_tap() { line_counts "$2" '^ok [0-9]+ - ' '^not ok [0-9]+ - '; }
# Playwright's list: a tick or a cross, the number, the name; a test that passed in a second try is no pass.
count_browser() { line_counts "$2" '^ *✓ ' '^ *✘ '; }
