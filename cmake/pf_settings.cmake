# One set of compiler settings for every target: language, floating point, warnings, sanitizers.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# A compiler cache is used where there is one; nothing depends on it.
find_program(PF_CCACHE ccache)
if(PF_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # What it must be told to work with precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${PF_CCACHE}")
endif()

# -v2 is every x86-64 processor since 2009.
if(NOT PF_WASM AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  add_compile_options(-march=x86-64-v2)
endif()

# No fused multiply-add behind our back: native and WebAssembly give the same digits.
add_compile_options(-ffp-contract=off)

add_library(pf_warnings INTERFACE)
target_compile_options(pf_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror)

if(PF_SANITIZE)
  add_compile_options(-fsanitize=${PF_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${PF_SANITIZE})
endif()
if(PF_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
