# pf_add_module(name DEPENDS other...): one engine module = one static library, with its tests beside it.
#
# Sources are every .cpp of engine/src/<name>; tests are every .cpp of engine/tests/<name>, linked into one
# GoogleTest program test_<name>. The tests may also include "support/..." from engine/tests.
include(pf_precompiled)

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
    # A browser downloads the module before it runs: what is called once per number or term is made fast, what is called
    # once per step or iteration is made small at no more than a tenth of its speed, everything else is made small.
    if(PF_WASM)
      foreach(source IN LISTS sources)
        if(source MATCHES "/kinetics/(exponential|operations|program|run)[.]cpp|/document/(json_parser|sha256|write_json)[.]cpp|/base/(decimal|numbers)[.]cpp")
          set_source_files_properties(${source} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        elseif(source MATCHES "/ode/(dop853|explicit|lsoda_(corrector|matrix|nordsieck|stepper|sensitivity)|rodas5p|sparse_lu|step_control|tsit5)|/reactor/(balances|balances_jacobian|balances_sensitivity|books|simulate)[.]cpp|/estimation/(search|streamed_qr|trust_region)[.]cpp|/study/(experiment_run|fit)[.]cpp")
          set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Os SKIP_PRECOMPILE_HEADERS ON)
        else()
          set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Oz)
        endif()
      endforeach()
    endif()
    target_link_libraries(pf_${name} PRIVATE $<BUILD_INTERFACE:pf_warnings>)
    pf_use_precompiled(pf_${name} pf_precompiled)
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
    pf_use_precompiled(test_${name} pf_precompiled_tests)
    add_test(NAME ${name} COMMAND test_${name} --gtest_brief=1)
  endif()
endfunction()
