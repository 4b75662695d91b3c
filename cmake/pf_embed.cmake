# pf_embed(target file header function [namespace]): the bytes of a file as a std::string_view function, of namespace
# pf::document where none is named.
#
# A generated translation unit, remade whenever the file changes; no resource has to be found at run time, which a
# WebAssembly module could not do anyway.
function(pf_embed target file header function)
  set(namespace pf::document)
  if(ARGC GREATER 4)
    set(namespace "${ARGV4}")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  get_filename_component(name "${file}" NAME)
  string(MAKE_C_IDENTIFIER "${name}" identifier)
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${identifier}.cpp" @ONLY CONTENT
"// Generated from @name@.
#include \"@header@\"

namespace @namespace@ {
namespace {
constexpr unsigned char bytes[] = {@bytes@};
}  // namespace

std::string_view @function@() { return {reinterpret_cast<const char*>(bytes), sizeof bytes}; }

}  // namespace @namespace@
")
  target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${identifier}.cpp")
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${identifier}.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
