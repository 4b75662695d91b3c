# shellcheck shell=bash
# The builds, each in build/<preset>.

configure() { cmake --preset "$@" >"build/configure.log" 2>&1 || { cat build/configure.log >&2; return 1; }; }
compile() { cmake --build --preset "$@"; }

build_command() {
  say "Building the command"
  mkdir -p build
  configure release -DPF_TESTS=OFF && compile release --target pharmaflow
}

build_wasm() {
  say "Building the WebAssembly module"
  mkdir -p build
  need_npm apps/wasm && configure wasm && compile wasm --target pharmaflow && npm run --silent --prefix apps/wasm build
}
