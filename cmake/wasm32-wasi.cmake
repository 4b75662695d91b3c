# Toolchain: clang's own WebAssembly target with Debian's wasi-libc and libc++ (docs/adr/0002). No emulator, no glue.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_EXECUTABLE_SUFFIX_CXX .wasm)

# Header-only libraries (Eigen, nlohmann-json) live under /usr/include. Searched last, so that no header of the
# host's C library can hide one of wasi-libc.
set(CMAKE_CXX_FLAGS_INIT "-msimd128 -mnontrapping-fptoint -fno-exceptions -fno-rtti -flto -isystem /usr/include/eigen3 -idirafter /usr/include")
# CMake would add these as plain include folders and so put the host's C library first.
set(CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES /usr/include /usr/include/eigen3)
# One MiB of stack (the linker's default is 64 KiB), below the data so that an overflow traps instead of corrupting.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-mexec-model=reactor -Wl,-z,stack-size=1048576 -Wl,--stack-first -Wl,--gc-sections -Wl,--strip-all")
