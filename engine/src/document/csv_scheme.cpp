#include "csv_scheme.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "csv_header.hpp"
#include "csv_text.hpp"
#include "pharmaflow/base/text.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

void list_species(const kinetics::Equation& equation, std::vector<std::string>& species,
                  std::set<std::string, std::less<>>& known) {
  const auto add = [&](const std::string& id) {
    if (known.insert(id).second) species.push_back(id);
  };
  for (const auto& term : equation.reactants) add(term.species);
  for (const std::string& id : equation.catalysts) add(id);
  for (const auto& term : equation.products) add(term.species);
}

/// Reads the assignments of `--initial`.
class InitialReader {
 public:
  explicit InitialReader(const std::vector<std::string>& species) : species_(species) {}

  void read(std::string_view piece) {
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos) {
      fault("invalid_quantity", quote(piece) + " is not an initial concentration.",
            "Write species = quantity, with a decimal point: 'A=1 M, B=0.2 M'.");
      return;
    }
    const std::string id(trim_cell(piece.substr(0, equals)));
    const std::string_view text = trim_cell(piece.substr(equals + 1));
    const bool known = std::find(species_.begin(), species_.end(), id) != species_.end();
    if (!known)
      fault("unknown_species", quote(id) + " has an initial concentration, but is no species of the scheme.",
            suggest(id, species_, "Species"));
    else if (given_.contains(id))
      fault("duplicate_id", id + " has two initial concentrations.", "Keep one of them.");
    const auto quantity = units::parse_quantity(text);
    if (!quantity) {
      fault(quantity.error().code, "The initial concentration of " + id + ": " + quantity.error().detail,
            quantity.error().hint);
    } else if (auto refused =
                   refuse_concentration("The initial concentration " + quote(piece), id, quantity->unit)) {
      refused->detail = quantity->unit.text.empty()
                            ? "The initial concentration " + quote(piece) + " has no unit."
                            : refused->detail;
      if (quantity->unit.text.empty()) refused->code = "missing_unit";
      faults_.push_back(std::move(*refused));
    } else if (quantity->value < 0.0 || !std::isfinite(quantity->si())) {
      fault("out_of_range", "The initial concentration of " + id + " is " + std::string(text) + ".",
            "Concentrations are zero or greater.");
    }
    given_.emplace(id, text);
  }

  std::expected<std::map<std::string, std::string>, Errors> take() {
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    return std::move(given_);
  }

 private:
  void fault(std::string code, std::string detail, std::string hint) {
    faults_.push_back({"", std::move(code), std::move(detail), std::move(hint)});
  }

  const std::vector<std::string>& species_;
  std::map<std::string, std::string> given_;
  Errors faults_;
};

}  // namespace

std::expected<CsvScheme, Errors> read_scheme(std::string_view text) {
  auto equations = kinetics::parse_scheme(text);
  if (!equations) return std::unexpected(Errors{std::move(equations.error())});
  CsvScheme scheme{std::move(*equations), {}};
  std::set<std::string, std::less<>> known;
  for (const kinetics::Equation& equation : scheme.equations) list_species(equation, scheme.species, known);
  Errors faults;
  for (const std::string& id : scheme.species)
    if (is_reserved(id))
      faults.push_back(
          {"", "invalid_id",
           "The species " + quote(id) + " of the scheme is called like something that formulas know.",
           "Choose another name for it, for example " + id + "1."});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return scheme;
}

std::expected<std::map<std::string, std::string>, Errors> read_initial(
    std::string_view text, const std::vector<std::string>& species) {
  InitialReader reader(species);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;\r\n"), text.size());
    const std::string_view piece = trim_cell(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!piece.empty()) reader.read(piece);
  }
  return reader.take();
}

double side_order(const std::vector<kinetics::EquationTerm>& terms) {
  double order = 0.0;
  for (const auto& term : terms) order += term.coefficient;
  return order;
}

bool UniqueIds::usable(const std::string& id) const {
  return is_identifier(id) && !is_reserved(id) && !taken_.contains(id);
}

std::string UniqueIds::take(const std::string& wanted) {
  std::string id = wanted;
  if (!usable(id)) {
    constexpr std::size_t longest = 55;  // leaves room for the number
    std::size_t end = 0;
    for (std::size_t length = 0; end < wanted.size() && length < longest; ++length)
      next_code_point(wanted, end);
    const std::string beginning = wanted.substr(0, end) + "_";
    std::size_t& used = used_[beginning];
    do {
      id = beginning + (used == 0 ? std::string() : std::to_string(used + 1));
      ++used;
    } while (!usable(id));
  }
  taken_.insert(id);
  return id;
}

}  // namespace pf::document
