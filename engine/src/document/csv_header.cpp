#include "csv_header.hpp"

#include <algorithm>

#include "csv_text.hpp"
#include "object_reader.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

/// Where the bracket that closes at the end of the text opens.
std::optional<std::size_t> opening(std::string_view text, char open, char close) {
  std::size_t depth = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (text[i] == close) ++depth;
    if (text[i] == open && --depth == 0) return i;
  }
  return std::nullopt;
}

/// The species of `sigma(A)`.
std::optional<std::string_view> sigma_argument(std::string_view name) {
  if (!name.ends_with(')')) return std::nullopt;
  const auto open = opening(name, '(', ')');
  if (!open) return std::nullopt;
  const std::string word = lower_case(trim_cell(name.substr(0, *open)));
  if (word != "sigma" && word != "sd" && word != "σ") return std::nullopt;
  return trim_cell(name.substr(*open + 1, name.size() - *open - 2));
}

class HeaderReader {
 public:
  HeaderReader(const std::vector<std::string>& species, Errors& faults) : species_(species), faults_(faults) {
    header_.value.resize(species.size());
    header_.sigma.resize(species.size());
  }

  CsvHeader read(const CsvRecord& record) {
    std::size_t width = record.cells.size();
    while (width > 0 && record.cells[width - 1].empty()) --width;
    for (std::size_t i = 0; i < width; ++i) {
      header_.columns.push_back({CsvRole::blank, 0, {}, std::string(record.cells[i])});
      if (!record.cells[i].empty()) read_column(i);
    }
    check_complete();
    return std::move(header_);
  }

 private:
  std::string column(std::size_t i) const { return "Column " + quote(header_.columns[i].title); }

  void fault(std::string code, std::string detail, std::string hint) {
    faults_.push_back({"", std::move(code), std::move(detail), std::move(hint)});
  }

  std::optional<std::size_t> find_species(std::string_view id) const {
    const auto found = std::find(species_.begin(), species_.end(), id);
    if (found == species_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - species_.begin());
  }

  void read_column(std::size_t i) {
    const std::string title = header_.columns[i].title;
    const CsvTitle parts = split_title(title);
    const std::string word = lower_case(parts.name);
    // A species of the scheme comes first: `experiment` may be none of ours, but A is always A.
    if (const auto species = find_species(parts.name)) {
      claim(i, CsvRole::species, header_.value[*species], *species);
      read_unit(i, parts, dim::concentration, "mM");
    } else if (word == "time" || parts.name == "t") {
      claim(i, CsvRole::time, header_.time, 0);
      read_unit(i, parts, dim::time, "min");
    } else if (parts.name == "T" || word == "temperature") {
      claim(i, CsvRole::temperature, header_.temperature, 0);
      read_unit(i, parts, dim::temperature, "degC");
    } else if (word == "experiment") {
      claim(i, CsvRole::experiment, header_.experiment, 0);
      if (parts.unit)
        fault("unit_mismatch", column(i) + " names experiments, which have no unit.", "Call it experiment.");
    } else if (const auto argument = sigma_argument(parts.name)) {
      read_sigma(i, parts, *argument);
    } else {
      fault("unknown_column", column(i) + " is none that the scheme or the format knows.",
            known_columns(parts.name));
    }
  }

  void read_sigma(std::size_t i, const CsvTitle& parts, std::string_view argument) {
    const auto species = find_species(argument);
    if (!species) {
      fault("unknown_column",
            column(i) + " is the uncertainty of " + quote(argument) + ", which is no species of the scheme.",
            suggest(argument, species_, "Species"));
      return;
    }
    claim(i, CsvRole::sigma, header_.sigma[*species], *species);
    read_unit(i, parts, dim::concentration, "mM");
  }

  /// Gives the column its role, which no other column may have.
  void claim(std::size_t i, CsvRole role, std::optional<std::size_t>& holder, std::size_t species) {
    header_.columns[i].role = role;
    header_.columns[i].species = species;
    if (holder) {
      fault("duplicate_column",
            column(i) + " says the same as " + quote(header_.columns[*holder].title) + ".",
            "Keep one of them; replicates are rows with the same time.");
      return;
    }
    holder = i;
  }

  void read_unit(std::size_t i, const CsvTitle& parts, const units::Dimension& wanted,
                 const std::string& example) {
    const std::string way_out = "For example: " + std::string(parts.name) + " [" + example + "].";
    if (!parts.unit || parts.unit->empty()) {
      fault("missing_unit", column(i) + " has no unit.", way_out);
      return;
    }
    auto unit = units::parse_unit(*parts.unit);
    if (!unit) {
      fault(unit.error().code, column(i) + ": " + unit.error().detail,
            unit.error().hint.empty() ? way_out : unit.error().hint);
      return;
    }
    const CsvColumn& c = header_.columns[i];
    if (c.role == CsvRole::species || c.role == CsvRole::sigma) {
      if (auto refused = refuse_concentration(column(i), species_[c.species], *unit)) {
        faults_.push_back(std::move(*refused));
        return;
      }
    } else if (!(unit->dimension == wanted)) {
      fault("unit_mismatch",
            column(i) + " is in " + quote(unit->text) + ", which is not " + units::describe(wanted) + ".",
            way_out);
      return;
    }
    header_.columns[i].unit = std::move(*unit);
  }

  std::string known_columns(std::string_view name) const {
    std::vector<std::string> known = species_;
    known.insert(known.end(), {"time", "T", "experiment"});
    for (const std::string& id : species_) known.push_back("sigma(" + id + ")");
    std::string hint;
    if (const auto near = nearest(name, known)) hint = "Did you mean " + quote(*near) + "? ";
    constexpr std::size_t shown = 24;
    std::string list;
    for (std::size_t i = 0; i < std::min(shown, species_.size()); ++i) list += species_[i] + ", ";
    if (species_.size() > shown) list += "…, ";
    return hint + "Known columns: time, T, experiment, " + list + "and sigma(...) of each species.";
  }

  void check_complete() {
    if (!header_.time)
      fault("missing_column", "There is no column of times.", "Add a column such as time [min].");
    if (std::none_of(header_.value.begin(), header_.value.end(), [](const auto& v) { return v.has_value(); }))
      fault("missing_column", "No species of the scheme is measured.",
            "Add a column for at least one of: " + join(species_, ", ") + "; for example " +
                (species_.empty() ? std::string("A") : species_.front()) + " [mM].");
    for (std::size_t s = 0; s < species_.size(); ++s)
      if (header_.sigma[s] && !header_.value[s])
        fault("missing_column",
              column(*header_.sigma[s]) + " is the uncertainty of " + species_[s] + ", which has no column.",
              "Add a column such as " + species_[s] + " [mM], or leave the uncertainty out.");
  }

  const std::vector<std::string>& species_;
  Errors& faults_;
  CsvHeader header_;
};

}  // namespace

CsvTitle split_title(std::string_view title) {
  title = trim_cell(title);
  for (const auto& [open, close] : {std::pair{'[', ']'}, std::pair{'(', ')'}}) {
    if (!title.ends_with(close)) continue;
    const auto begin = opening(title, open, close);
    if (!begin || *begin == 0) continue;
    if (open == '(' && sigma_argument(title)) continue;  // its brackets are part of the name
    return {trim_cell(title.substr(0, *begin)),
            trim_cell(title.substr(*begin + 1, title.size() - *begin - 2))};
  }
  if (const std::size_t slash = title.find('/'); slash != std::string_view::npos && slash > 0) {
    const std::string_view unit = trim_cell(title.substr(slash + 1));
    if (units::parse_unit(unit)) return {trim_cell(title.substr(0, slash)), unit};
  }
  return {title, std::nullopt};
}

CsvHeader read_header(const CsvRecord& record, const std::vector<std::string>& species, Errors& faults) {
  return HeaderReader(species, faults).read(record);
}

std::optional<Error> refuse_concentration(const std::string& what, const std::string& species,
                                          const units::Unit& unit) {
  const FractionUnit fraction = fraction_unit(unit.text);
  if (fraction == FractionUnit::weight || unit.dimension == dim::mass_concentration)
    return Error{
        "", "missing_property",
        what + " is in " + unit.text + ", which needs the molar mass of " + species +
            (fraction == FractionUnit::weight ? " and the density of the medium." : "."),
        "Give mol/L, or write a project document, where species have a molar_mass and the medium a density."};
  if (fraction == FractionUnit::mole || fraction == FractionUnit::equivalents)
    return Error{"", "unit_mismatch",
                 what + " is in " + unit.text + ", which says how much " + species +
                     " there is only beside everything else in the vessel.",
                 "Give mol/L."};
  if (unit.dimension == dim::concentration) return std::nullopt;
  return Error{"", "unit_mismatch", what + " is in " + quote(unit.text) + ", which is not a concentration.",
               "For example: mM or mol/L."};
}

}  // namespace pf::document
