#include "numbers.hpp"
#include "report.hpp"
#include "table.hpp"

namespace pf::cli {
namespace {

constexpr std::pair<const char*, const char*> criteria[] = {{"fill", "Fill"},      {"speed", "Drive"},
                                                            {"heat", "Heat"},      {"mixing", "Mixing"},
                                                            {"gas_liquid", "Gas"}, {"solids", "Solids"}};

/// What there is over what is asked, where that is a number: "1.7 ×".
std::string cell(const Json& vessel, std::string_view id) {
  for (const Json& criterion : member(vessel, "criteria")) {
    if (text(criterion, "id") != id) continue;
    const auto ratio = number(criterion, "ratio");
    const std::string word = member(criterion, "ok") == true ? "ok" : "no";
    return ratio ? word + " " + plain(ratio, 2) + "×" : word;
  }
  return "";
}

}  // namespace

std::string rank_table(const Json& result, const Style& style) {
  const Json& vessels = member(result, "vessels");
  if (text(result, "kind") != "rank" || !vessels.is_array() || vessels.empty()) return "";
  Table table({{"Vessel"},
               {"Can run it"},
               {"Limited by"},
               {"Score", Align::right},
               {"Fill"},
               {"Drive"},
               {"Heat"},
               {"Mixing"},
               {"Gas"},
               {"Solids"}});
  std::string sentences;
  for (const Json& vessel : vessels) {
    std::vector<std::string> cells = {text(vessel, "vessel"),
                                      member(vessel, "feasible") == true ? "yes" : "no", "",
                                      plain(number(vessel, "score"), 2)};
    for (const auto& [id, name] : criteria) {
      if (text(vessel, "limiting") == id) cells[2] = name;
      cells.push_back(cell(vessel, id));
    }
    table.add(std::move(cells));
    sentences += style.bold(text(vessel, "vessel")) + " " + text(vessel, "verdict") + "\n";
  }
  return table.text(style) + style.dim("×: what the vessel offers over what is asked") + "\n\n" + sentences;
}

}  // namespace pf::cli
