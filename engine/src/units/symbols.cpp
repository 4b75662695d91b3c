#include "symbols.hpp"

namespace pf::units {
namespace {

const Symbol* find_exactly(std::string_view name) {
  const auto found = std::ranges::lower_bound(symbols, name, {}, &Symbol::name);
  return found != symbols.end() && found->name == name ? &*found : nullptr;
}

PrefixedSymbol find_after_prefix(char letter, std::string_view rest) {
  const Symbol* symbol = find_exactly(rest);
  if (!symbol || symbol->prefixes.find(letter) == std::string_view::npos) return {};
  for (const Prefix& p : prefixes)
    if (p.letter == letter) return {symbol, p.decade};
  return {};
}

}  // namespace

PrefixedSymbol find_symbol(std::string_view name) {
  if (const Symbol* symbol = find_exactly(name)) return {symbol, 0};
  // The micro sign (Latin-1) and the Greek letter mu look alike and are both typed.
  for (const std::string_view micro : {"\u00B5", "\u03BC"})
    if (name.starts_with(micro)) return find_after_prefix('u', name.substr(micro.size()));
  return name.size() < 2 ? PrefixedSymbol{} : find_after_prefix(name.front(), name.substr(1));
}

std::string_view advice_for_confusion(std::string_view name) {
  struct Advice {
    std::string_view name, sentence;
  };
  static constexpr Advice table[] = {
      {"C", "For degrees Celsius write \"degC\"; for coulombs \"A s\"."},
      {"degK", "Write \"K\"."},
      {"\u00B0K", "Write \"K\"."},
      {"F", "For degrees Fahrenheit write \"degF\"."},
      {"barg", "Gauge pressures depend on the weather: give the absolute pressure, in \"bar\"."},
      {"psig", "Gauge pressures depend on the weather: give the absolute pressure, in \"psi\"."},
      {"bara", "Pressures are absolute: write \"bar\"."},
      {"psia", "Pressures are absolute: write \"psi\"."},
      {"cc", "Write \"mL\" or \"cm3\"."},
      {"ccm", "Write \"mL\" or \"cm3\"."},
      {"mins", "Write \"min\"."},
      {"minute", "Write \"min\"."},
      {"minutes", "Write \"min\"."},
      {"secs", "Write \"s\"."},
      {"second", "Write \"s\"."},
      {"seconds", "Write \"s\"."},
      {"hrs", "Write \"h\"."},
      {"hour", "Write \"h\"."},
      {"hours", "Write \"h\"."},
      {"days", "Write \"d\"."},
      {"litre", "Write \"L\"."},
      {"liter", "Write \"L\"."},
      {"molar", "Write \"M\" or \"mol/L\"."},
      {"mole", "Write \"mol\"."},
      {"moles", "Write \"mol\"."},
      {"mols", "Write \"mol\"."},
      {"celsius", "Write \"degC\"."},
      {"Celsius", "Write \"degC\"."},
      {"kelvin", "Write \"K\"."},
      {"Kelvin", "Write \"K\"."},
      {"per", "Write \"/\", as in \"mol/L\"."},
      {"percent", "Write \"%\"."},
      {"Cal", "Write \"kcal\" or \"cal\"."},
      {"rps", "Write \"1/s\" (revolutions) or \"Hz\"."},
      {"slm", "Give the amount per time, for example in \"mol/min\"."},
      {"sccm", "Give the amount per time, for example in \"mmol/min\"."},
  };
  for (const Advice& a : table)
    if (a.name == name) return a.sentence;
  return {};
}

}  // namespace pf::units
