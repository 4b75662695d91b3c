# pf_impellers(target csv): the catalogue of impellers as a table compiled into `target`.
#
# The CSV (RFC 4180: quoted fields, doubled quotes, line breaks within quotes) is read when CMake configures and becomes
# rows of engine/src/scaleup/impeller_row.hpp; an empty cell becomes std::nullopt. Remade whenever the file changes.
function(pf_impellers target csv)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${csv}")
  # Fields of the row, in the order of ImpellerRow: texts first, then numbers.
  set(texts key name flow)
  set(numbers Np_turbulent Np_low Np_high Re_turbulent_min Kp_laminar Re_laminar_max Nq ks_metzner_otto S_zwietering
    Nu_a_jacket Nu_Re_exponent Nu_Vi_exponent n_blades blade_angle_deg blade_width_over_D D_over_T_min D_over_T_max)

  file(READ "${csv}" rest)
  string(REPLACE "\r\n" "\n" rest "${rest}")
  set(columns "")
  set(column 0)
  set(in_header TRUE)
  set(rows "")
  while(NOT rest STREQUAL "")
    if(NOT rest MATCHES "^(\"(([^\"]|\"\")*)\"|([^,\"\n]*))(,|\n|$)")
      message(FATAL_ERROR "${csv}: a field does not follow RFC 4180 near: ${rest}")
    endif()
    set(matched "${CMAKE_MATCH_0}")
    set(field "${CMAKE_MATCH_2}${CMAKE_MATCH_4}")
    set(end "${CMAKE_MATCH_5}")
    string(LENGTH "${matched}" length)
    string(SUBSTRING "${rest}" ${length} -1 rest)
    if(in_header)
      list(APPEND columns "${field}")
    else()
      list(GET columns ${column} name)
      set(cell_${name} "${field}")
    endif()
    math(EXPR column "${column} + 1")
    if(end STREQUAL ",")
      continue()
    endif()

    list(LENGTH columns count)
    if(NOT column EQUAL count)
      message(FATAL_ERROR "${csv}: a row has ${column} fields, the header ${count}: ${matched}")
    endif()
    if(in_header)
      foreach(name IN LISTS texts numbers)
        if(NOT name IN_LIST columns)
          message(FATAL_ERROR "${csv}: the column ${name} is missing")
        endif()
      endforeach()
    else()
      set(row "")
      foreach(name IN LISTS texts)
        # The catalogue doubles a quotation mark and may break lines; C++ escapes both.
        string(REPLACE "\\" "\\\\" text "${cell_${name}}")
        string(REPLACE "\"\"" "\\\"" text "${text}")
        string(REPLACE "\n" "\\n" text "${text}")
        string(APPEND row "\"${text}\", ")
      endforeach()
      foreach(name IN LISTS numbers)
        if(cell_${name} STREQUAL "")
          string(APPEND row "std::nullopt, ")
        elseif(cell_${name} MATCHES "^[0-9]+([.][0-9]+)?$")
          string(APPEND row "double{${cell_${name}}}, ")
        else()
          message(FATAL_ERROR "${csv}: ${cell_key}: ${name} is no number: ${cell_${name}}")
        endif()
      endforeach()
      string(APPEND rows "    {${row}},\n")
    endif()
    set(in_header FALSE)
    set(column 0)
  endwhile()

  get_filename_component(name "${csv}" NAME)
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/impeller_table.cpp" @ONLY CONTENT
"// Generated from @name@.
#include \"impeller_row.hpp\"

namespace pf::scaleup {
namespace {
constexpr ImpellerRow table[] = {
@rows@};
}  // namespace

std::span<const ImpellerRow> impeller_table() { return table; }

}  // namespace pf::scaleup
")
  target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/impeller_table.cpp")
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/impeller_table.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
