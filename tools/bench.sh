# shellcheck shell=bash
# ./dev bench: the benchmarks with Google Benchmark; with --peers the comparison with tuned builds of other codes,
# with --scaling cost against the size of a problem, with --wasm the module in WebAssembly beside the native engine.

bench() {
  mkdir -p build
  if [ "${1:-}" = --peers ]; then
    shift
    bench_against_peers "$@"
  elif [ "${1:-}" = --scaling ]; then
    bench_scaling
  elif [ "${1:-}" = --wasm ]; then
    shift
    bench_wasm "$@"
  else
    bench_with_google_benchmark "$@"
  fi
}

bench_with_google_benchmark() {
  need_packages "${build_packages[@]}" "${bench_packages[@]}"
  configure bench
  compile bench
  for program in build/bench/bin/bench_*; do
    say "$program"
    "$program" "$@"
  done
}

# Prints the tables and writes them with their figures into docs.
bench_scaling() {
  need_packages "${build_packages[@]}" "${bench_packages[@]}"
  need_node
  configure bench
  compile bench --target measure_scaling
  node bench/scaling/run.mjs build/bench/bin/measure_scaling
}

bench_wasm() {
  need_packages "${build_packages[@]}" "${bench_packages[@]}" "${wasm_packages[@]}"
  need_node
  build_wasm
  configure bench
  compile bench --target repeat_document
  node bench/wasm/compare.mjs "$@"
}

# Without arguments everything, with a report; --write puts the report's tables and figures into docs. Other arguments go
# to the program and leave the report out.
bench_against_peers() {
  local build=build/bench-peers results=build/peers/results.json python=build/peers/python-fits.json write=()
  if [ "${1:-}" = --write ]; then
    write=(--write)
    shift
  fi
  need_packages "${build_packages[@]}" "${bench_packages[@]}" "${peer_packages[@]}"
  need_node
  need_cargo
  say "Fetching and building the peers into build/peers"
  bench/peers/get.sh
  # A build of its own: ./dev bench must not need the peers afterwards.
  configure bench -B $build -DPF_PEERS=ON
  cmake --build $build --target bench_against_peers
  say "$build/bin/bench_against_peers"
  if [ $# -gt 0 ]; then
    "$build/bin/bench_against_peers" "$@"
    return
  fi
  "$build/bin/bench_against_peers" --json=$results
  say "The fits in Python"
  build/peers/python/bin/python bench/peers/fits.py bench/documents data/samples/consecutive.json >$python
  node bench/peers/report.mjs $results $python "${write[@]}"
}

# `cargo info` fetches one crate and leaves its dependencies alone.
need_cargo() {
  cargo info --help >/dev/null 2>&1 || die "cargo 1.82 or newer is needed: the source of SUNDIALS comes as a crate."
}
