#include "read_outputs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "../../dimension_check.hpp"
#include "../../read_target.hpp"
#include "../../sections.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document::sensitivity_kind {
namespace {

namespace dim = units::dimension;
using At = study::ObservedOutput::At;
using Quantity = study::SummaryOutput::Quantity;

struct Word {
  std::string_view id, name;
};
constexpr std::array<Word, 4> places{
    {{"end", " at the end"}, {"max", ", highest"}, {"min", ", lowest"}, {"mean", ", mean over the run"}}};
constexpr At place_of[] = {At::end, At::max, At::min, At::mean};
constexpr std::array<Word, 6> summaries{{{"conversion", "Conversion"},
                                         {"yield", "Yield"},
                                         {"selectivity", "Selectivity"},
                                         {"maximum_temperature", "Highest temperature"},
                                         {"peak_heat_flow", "Highest heat flow by reaction"},
                                         {"maximum_accumulation", "Highest accumulation"}}};

/// A value in a name: as it stands in the document, without quotes.
std::string plain(JsonValue value) {
  return value.is(JsonKind::string) ? std::string(value.text()) : written(value);
}

bool has_energy_balance(const reactor::Recipe& recipe) {
  return std::ranges::any_of(recipe.stages, [](const reactor::Stage& stage) {
    return !std::holds_alternative<reactor::Isothermal>(stage.control) &&
           !std::holds_alternative<reactor::TemperatureProfile>(stage.control);
  });
}

bool has_jacket(const reactor::Recipe& recipe) {
  return std::ranges::any_of(recipe.stages, [](const reactor::Stage& stage) {
    return std::holds_alternative<reactor::Jacket>(stage.control) ||
           std::holds_alternative<reactor::Setpoint>(stage.control);
  });
}

class OutputsReader {
 public:
  OutputsReader(Reading& reading, const reactor::Recipe* recipe) : reading_(reading), recipe_(recipe) {
    if (recipe_) duration_ = start_value(reading_, recipe_->duration);
    if (duration_ && !(*duration_ > 0.0)) duration_.reset();  // faulty, told already
  }

  std::vector<study::SensitivityOutput> defaults(ObjectReader& study) {
    using kinetics::Symbol;
    const study::Project& project = reading_.document.project;
    for (const auto& species : project.network.species)
      at_end(species.id, symbol_formula(Symbol::concentration, species.id));
    if (project.network.species.empty())
      for (const study::Observable& observable : project.observables)
        if (observable.formula) at_end(observable.id, observable.formula);
    if (recipe_ && has_energy_balance(*recipe_))
      outputs_.push_back({"T_max", "T, highest",
                          study::ObservedOutput{"T", symbol_formula(Symbol::temperature), At::max, 0.0}});
    if (outputs_.empty() && reading_.faults.empty())
      reading_.faults.add_missing(study.value(), "/outputs", "There is nothing that could be looked at.",
                                  "Declare an observable and name it in \"outputs\".");
    return std::move(outputs_);
  }

  std::vector<study::SensitivityOutput> read(JsonValue list) {
    if (!expect(reading_, list, JsonKind::array, "'outputs'")) return {};
    const auto entries = list.elements();
    if (entries.empty())
      reading_.faults.add(list, "out_of_range", "'outputs' is empty.",
                          "List an output, or leave 'outputs' out: then it is every species at the end.");
    for (const JsonValue entry : entries) read_one(entry);
    return std::move(outputs_);
  }

 private:
  void at_end(const std::string& id, kinetics::Formula formula) {
    outputs_.push_back(
        {id + "_end", id + " at the end", study::ObservedOutput{id, std::move(formula), At::end, 0.0}});
  }

  void read_one(JsonValue value) {
    ObjectReader object(reading_, value, "Output " + std::to_string(++number_));
    if (!object.ok()) return;
    const bool observable = object.has("observable"), summary = object.has("summary"),
               time_to = object.has("time_to");
    if (observable + summary + time_to != 1) {
      for (const char* key : {"id", "name", "at", "species", "reactant", "product"}) object.has(key);
      reading_.faults.add(value, "unsupported_value",
                          "An output has one of 'observable', 'summary' and 'time_to'.",
                          R"(For example: {"observable": "D", "at": "end"}.)");
      return;
    }
    const auto name = object.text("name");
    std::optional<study::SensitivityOutput> output = observable ? read_observed(object)
                                                     : summary  ? read_summary(object)
                                                                : read_time_to(object);
    std::string fallback = output ? output->id : "";
    for (int again = 2; std::ranges::find(taken_, fallback) != taken_.end(); ++again)
      fallback = (output ? output->id : "") + "_" + std::to_string(again);
    const std::string id = object.local_id(taken_, fallback);
    if (!output) return;
    output->id = id;
    if (name) output->name = std::string(*name);
    outputs_.push_back(std::move(*output));
  }

  /// The column of a member; T_jacket only where the recipe has one.
  std::optional<Target> column(ObjectReader& object) {
    const auto value = object.require("observable", "A species, an observable, T, V or T_jacket.");
    auto target = value ? read_target(reading_, *value) : std::nullopt;
    if (target && value->text() == "T_jacket" && recipe_ && !has_jacket(*recipe_)) {
      reading_.faults.add(*value, "unsupported_value", "The recipe has no jacket, so there is no T_jacket.",
                          "Look at T, or give the recipe a jacket.");
      return std::nullopt;
    }
    return target;
  }

  std::optional<study::SensitivityOutput> read_observed(ObjectReader& object) {
    const auto target = column(object);
    const auto at = object.find("at");
    const bool is_text = at && at->is(JsonKind::string);
    std::size_t word = 0;
    if (is_text)
      while (word < places.size() && places[word].id != at->text()) ++word;
    std::optional<double> time;
    if (at && (!is_text || word == places.size())) {
      time = read_time(object, *at);
      if (!time) return std::nullopt;
    }
    if (!target || !target->formula) return std::nullopt;
    const std::string id(object.find("observable")->text());
    if (time)
      return study::SensitivityOutput{id + "_at", id + " at " + plain(*at),
                                      study::ObservedOutput{id, target->formula, At::time, *time}};
    return study::SensitivityOutput{id + "_" + std::string(places[word].id),
                                    id + std::string(places[word].name),
                                    study::ObservedOutput{id, target->formula, place_of[word], 0.0}};
  }

  std::optional<double> read_time(ObjectReader& object, JsonValue at) {
    if (at.is(JsonKind::string) && is_identifier(at.text()) &&
        !reading_.names.find(IdKind::parameter, at.text())) {
      reading_.faults.add(at, "unsupported_value", "'at' cannot be " + quote(at.text()) + ".",
                          "Allowed are end, max, min, mean, or a time such as \"10 min\".");
      return std::nullopt;
    }
    const auto time = object.constant("at", dim::time, Range::non_negative);
    if (!time || !duration_ || *time <= *duration_ * (1.0 + 1e-12))
      return time && duration_ ? std::min(*time, *duration_) : time;
    reading_.faults.add(at, "out_of_range", "The time " + written(at) + " lies after the end of the run.",
                        "Times run from 0 to the recipe's duration.");
    return std::nullopt;
  }

  std::optional<std::size_t> species(ObjectReader& object, std::string_view key) {
    const auto id = object.text(key);
    return id ? resolve_species(reading_, *object.find(key), *id, object.name()) : std::nullopt;
  }

  std::optional<study::SensitivityOutput> read_summary(ObjectReader& object) {
    const auto choice = object.choice("summary", {"conversion", "yield", "selectivity", "maximum_temperature",
                                                  "peak_heat_flow", "maximum_accumulation"});
    if (!choice) {
      for (const char* key : {"species", "reactant", "product"}) object.has(key);
      return std::nullopt;
    }
    const std::size_t before = reading_.faults.count();
    study::SummaryOutput what;
    what.quantity = static_cast<Quantity>(*choice);
    const bool of_product = what.quantity == Quantity::yield || what.quantity == Quantity::selectivity;
    std::string id(summaries[*choice].id), name(summaries[*choice].name);
    if (of_product) {
      object.require("product", "The species whose " + id + " is meant.");
      what.product = species(object, "product").value_or(0);
    }
    if (of_product || what.quantity == Quantity::conversion) {
      // `species` is a shorter word for the reactant of a conversion.
      const std::string_view key =
          what.quantity == Quantity::conversion && object.has("species") && !object.has("reactant")
              ? "species"
              : "reactant";
      what.reactant = species(object, key);
    }
    if (before != reading_.faults.count()) return std::nullopt;
    const auto& all = reading_.document.project.network.species;
    if (of_product) {
      id += "_" + all[what.product].id;
      name += " of " + all[what.product].id;
    }
    if (what.reactant) {
      if (!of_product) id += "_" + all[*what.reactant].id;
      name += (of_product ? " on " : " of ") + all[*what.reactant].id;
    }
    return study::SensitivityOutput{id, name, what};
  }

  std::optional<study::SensitivityOutput> read_time_to(ObjectReader& output) {
    ObjectReader object(reading_, *output.find("time_to"), "'time_to'");
    if (!object.ok()) return std::nullopt;
    const auto target = column(object);
    object.require("value", "The value that is waited for, for example: \"0.5 mol/L\".");
    const auto value =
        target && target->dimension ? object.constant("value", *target->dimension) : std::nullopt;
    if (!target || !target->formula || !value) {
      object.has("value");
      return std::nullopt;
    }
    const std::string id(object.find("observable")->text());
    return study::SensitivityOutput{"time_to_" + id, "Time to " + id + " = " + plain(*object.find("value")),
                                    study::TimeToOutput{target->formula, *value}};
  }

  Reading& reading_;
  const reactor::Recipe* recipe_;
  std::optional<double> duration_;
  std::size_t number_ = 0;
  std::vector<std::string> taken_;
  std::vector<study::SensitivityOutput> outputs_;
};

}  // namespace

std::vector<study::SensitivityOutput> read_outputs(ObjectReader& study, const reactor::Recipe* recipe) {
  OutputsReader reader(study.reading(), recipe);
  const auto list = study.find("outputs");
  return list ? reader.read(*list) : reader.defaults(study);
}

}  // namespace pf::document::sensitivity_kind
