# shellcheck shell=bash
# ./dev test: stages that each leave "<stage> <passed> <failed> <seconds>" in build/reports/summary, and a table of them.

reports=build/reports

# Sums of GoogleTest's reports in a folder: "<passed> <failed>".
# shellcheck disable=SC2016  # that is JavaScript
gtest_counts() {
  node -e '
    const fs = require("fs");
    let tests = 0, failed = 0;
    for (const name of fs.existsSync(process.argv[1]) ? fs.readdirSync(process.argv[1]) : []) {
      const report = JSON.parse(fs.readFileSync(`${process.argv[1]}/${name}`, "utf8"));
      tests += report.tests;
      failed += report.failures + report.errors;
    }
    console.log(tests - failed, failed);' "$1"
}
# The same of logs in which every result is a line.
line_counts() { echo "$(grep -cE "$2" "$1") $(grep -cE "$3" "$1")"; }

# stage NAME COUNTER COMMAND...: runs, shows and logs a command, then counts. A command that fails without a counted
# failure (a build that breaks, a crash) is one failure.
stage() {
  local name=$1 counter=$2 log="$reports/$1.log" start=$SECONDS status=0 passed failed
  shift 2
  say "$name"
  "$@" > >(tee "$log") 2>&1 || status=$?
  wait "$!" 2>/dev/null || true
  read -r passed failed < <("$counter" "$name" "$log")
  [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
  # A stage that tested nothing has not passed.
  [ "$passed" -gt 0 ] || [ "$failed" -gt 0 ] || failed=1
  printf '%s\t%d\t%d\t%d\n' "$name" "$passed" "$failed" "$((SECONDS - start))" >>"$reports/summary"
}

count_gtest() { gtest_counts "$reports/$1"; }
count_node() { awk '/^# pass /{p += $3} /^# fail /{f += $3} END {print p + 0, f + 0}' "$2"; }
count_ctest() { line_counts "$2" '^ *[0-9]+/[0-9]+ Test .* Passed ' '^ *[0-9]+/[0-9]+ Test .*\*\*\*'; }
count_lint() { awk '/^PASS /{p++} /^FAIL /{f++} /^# pass /{p += $3} /^# fail /{f += $3} END {print p + 0, f + 0}' "$2"; }

node_test() { node --test --test-reporter=tap "$@"; }

run_lint() { lint && node_test tests/lint/*.test.mjs; }
run_suite() {  # NAME PRESET CTEST-ARGUMENTS...
  local name=$1 preset=$2
  shift 2
  rm -rf "${reports:?}/$name"
  configure "$preset" -DPF_TESTS=ON && compile "$preset" &&
    GTEST_OUTPUT="json:$PWD/$reports/$name/" ctest --preset "$preset" -j "$(nproc)" "$@"
}
run_fuzz() { ctest --preset asan -j "$(nproc)" -L fuzz; }
run_wasm() { build_wasm && build_web && node_test tests/parity/*.test.mjs; }
run_schema() { node_test tests/schema/*.test.mjs; }
run_http() { node_test tests/http/*.test.mjs; }
run_cli() { node_test tests/cli/*.test.mjs; }
run_instructions() { node tests/instructions/run.mjs && node_test tests/instructions/*.test.mjs; }
run_validation() { node_test tests/validation/*.test.mjs; }

# ./dev tsan: apart from ./dev test, because it compiles the whole engine once more.
test_threads() {
  mkdir -p build
  configure tsan -DPF_TESTS=ON && compile tsan --target test_study test_estimation pharmaflow || return 1
  build/tsan/bin/test_study --gtest_brief=1 && build/tsan/bin/test_estimation --gtest_brief=1 &&
    PF_PRESET=tsan node --test tests/cli/threads.test.mjs
}

test_all() {
  mkdir -p "$reports" && : >"$reports/summary"
  stage lint count_lint run_lint
  stage release count_gtest run_suite release release
  stage instructions count_lint run_instructions
  stage sanitizers count_gtest run_suite sanitizers asan -LE fuzz
  stage fuzz count_ctest run_fuzz
  stage wasm count_node run_wasm
  stage schema count_node run_schema
  stage cli count_node run_cli
  stage http count_node run_http
  stage validation count_node run_validation
  stage web count_tap run_web
  stage browser count_browser run_browser

  local name passed failed seconds all_passed=0 all_failed=0
  printf '\n%-12s %8s %8s %8s\n' stage passed failed seconds
  while IFS=$'\t' read -r name passed failed seconds; do
    printf '%-12s %8d %8d %8d\n' "$name" "$passed" "$failed" "$seconds"
    all_passed=$((all_passed + passed))
    all_failed=$((all_failed + failed))
  done <"$reports/summary"
  printf '\n%d passed, %d failed\n' "$all_passed" "$all_failed"
  [ "$all_failed" -eq 0 ]
}
