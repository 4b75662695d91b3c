# shellcheck shell=bash
# What the house needs of the machine: Debian's packages, and a Node that is new enough.

server_packages=(libboost1.81-dev libsqlite3-dev libspdlog-dev libssl-dev)
build_packages=(cmake ninja-build clang-19 lld-19 libeigen3-dev nlohmann-json3-dev libcli11-dev "${server_packages[@]}")
wasm_packages=(libc++-19-dev-wasm32 libc++abi-19-dev-wasm32 libclang-rt-19-dev-wasm32 wasi-libc binaryen)
test_packages=(libgtest-dev librapidcheck-dev libclang-rt-19-dev clang-format-19 shellcheck zsh fish valgrind)
load_packages=(wrk)
browser_packages=(chromium fonts-dejavu-core)
tidy_packages=(clang-tidy-19)
bench_packages=(libbenchmark-dev libsundials-dev)
# For ./dev bench --peers alone: compilers and libraries of the codes that it compares with.
peer_packages=(gcc gfortran binutils python3-venv ca-certificates libceres-dev libgsl-dev libsuitesparse-dev)

# Installs those of the given packages that are missing; silent and offline when none is.
need_packages() {
  local package missing=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null ||
    die "these Debian packages are needed and this machine has no apt-get: ${missing[*]}. Debian 12 has all of them."
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "not root and no sudo. As root, once: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing ${missing[*]}"
  local log
  log=$(mktemp)
  { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    die "apt-get could not install ${missing[*]} (its last words are above). Without a network, install them by other means and run this again."
  }
  rm -f "$log"
}

node_is_new_enough() {
  command -v node >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

# Node >= 20.19: the machine's own, or a copy under build/ from the npm registry (Debian 12 has 18).
need_node() {
  PATH="$PWD/build/node/bin:$PATH"
  if ! node_is_new_enough; then
    command -v node >/dev/null || need_packages nodejs ca-certificates
    command -v npm >/dev/null || need_packages npm ca-certificates
  fi
  if ! node_is_new_enough; then
    local machine
    case $(uname -m) in
      x86_64) machine=x64 ;;
      aarch64) machine=arm64 ;;
      *) die "Node 20.19 or newer is needed and there is no copy of it for $(uname -m): install it and run this again." ;;
    esac
    say "Fetching Node 20 into build/node (this machine has $(node --version))"
    npm install --loglevel=error --no-audit --no-fund --no-save --prefix build/node "node-linux-$machine@20" ||
      die "npm could not fetch Node 20. Without a network, install Node 20.19 or newer and run this again."
    mkdir -p build/node/bin
    ln -sf "../node_modules/node-linux-$machine/bin/node" build/node/bin/node
    hash -r
  fi
  command -v npm >/dev/null || need_packages npm
}

# The packages of a lockfile, when they are not there as it says.
need_npm() {
  local folder=$1
  [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return 0
  say "Installing the packages of $folder"
  npm ci --loglevel=error --no-audit --no-fund --prefix "$folder" || die "npm could not install the packages of $folder."
}
