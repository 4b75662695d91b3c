# The headers that most sources begin with, parsed once per build: they take half of the time of a compilation.
# A source includes what it needs all the same; PF_PRECOMPILED=OFF builds without, and finds what is missing.
option(PF_PRECOMPILED "Parse the most used headers once (clang only)" ON)

set(pf_common_headers
  <algorithm> <array> <atomic> <cmath> <cstdint> <expected> <functional> <limits> <map> <memory> <numbers> <numeric>
  <optional> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>
  <Eigen/Core> <Eigen/LU> <Eigen/QR> <nlohmann/json.hpp>)

function(pf_add_precompiled name)
  cmake_parse_arguments(ARG "" "" "OPTIONS;LIBRARIES;HEADERS" ${ARGN})
  set(source "${CMAKE_BINARY_DIR}/${name}.cpp")
  file(CONFIGURE OUTPUT "${source}" CONTENT "// Generated: carries precompiled headers.\n")
  add_library(${name} OBJECT "${source}")
  target_compile_options(${name} PRIVATE ${ARG_OPTIONS})
  target_link_libraries(${name} PRIVATE pf_eigen pf_warnings ${ARG_LIBRARIES})
  target_precompile_headers(${name} PRIVATE ${pf_common_headers} ${ARG_HEADERS})
endfunction()

if(PF_PRECOMPILED AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(PF_PRECOMPILED_USED ON)
  # A compiler cache compares contents, not when they were made.
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
endif()

# Gives a target the headers of another whose options are the same.
function(pf_use_precompiled target from)
  if(PF_PRECOMPILED_USED)
    target_precompile_headers(${target} REUSE_FROM ${from})
  endif()
endfunction()
