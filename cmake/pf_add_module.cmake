# pf_add_module(name DEPENDS other...): one engine module = one static library, with its tests beside it.
#
# Sources are every .cpp of engine/src/<name>; tests are every .cpp of engine/tests/<name>, linked into one
# GoogleTest program test_<name>. The tests may also include "support/..." from engine/tests.
function(pf_add_module name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/engine/src/${name}/*.cpp")
  list(TRANSFORM ARG_DEPENDS PREPEND pf_ OUTPUT_VARIABLE depends)
  if(sources)
    add_library(pf_${name} STATIC ${sources})
    set(scope PUBLIC)
    # A module may see its own private headers, nobody else's.
    target_include_directories(pf_${name} PRIVATE "${PROJECT_SOURCE_DIR}/engine/src/${name}")
    target_compile_options(pf_${name} PRIVATE -fno-exceptions)
    # A browser downloads the module before it runs: what is called once per document is made small, what is called
    # once per step is made fast.
    if(PF_WASM)
      set(cold ${sources})
      list(FILTER cold INCLUDE REGEX
        "/(units|study|document)/|/reactor/(steady_state|summary|timeline[^/]*|balances_setup)[.]cpp|/estimation/(inference|statistics)[.]cpp|/kinetics/(atomic_weights|equation|expression[^/]*|formula|generate|differentiate)[.]cpp")
      if(cold)
        set_source_files_properties(${cold} PROPERTIES COMPILE_OPTIONS -Oz)
      endif()
    endif()
    target_link_libraries(pf_${name} PRIVATE $<BUILD_INTERFACE:pf_warnings>)
  else()
    add_library(pf_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(pf_${name} ${scope} "${PROJECT_SOURCE_DIR}/engine/include")
  target_link_libraries(pf_${name} ${scope} ${depends} ${ARG_LIBRARIES})

  file(GLOB_RECURSE tests CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/engine/tests/${name}/*.cpp")
  if(PF_TESTS AND NOT PF_WASM AND tests)
    add_executable(test_${name} ${tests})
    target_include_directories(test_${name} PRIVATE
      "${PROJECT_SOURCE_DIR}/engine/tests" "${PROJECT_SOURCE_DIR}/engine/src/${name}")
    target_link_libraries(test_${name} PRIVATE pf_${name} pf_warnings rapidcheck rapidcheck_gtest GTest::gtest_main)
    add_test(NAME ${name} COMMAND test_${name} --gtest_brief=1)
  endif()
endfunction()
