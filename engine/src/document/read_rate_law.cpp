#include <algorithm>

#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/base/text.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;
using kinetics::Order;
using units::Dimension;

/// Orders of one side, or nothing after a fault.
using Orders = std::optional<std::vector<Order>>;

class LawReader {
 public:
  LawReader(Reading& reading, JsonValue rate, const kinetics::Equation* equation, std::string_view id,
            JsonValue equation_value)
      : reading_(reading),
        equation_(equation),
        equation_value_(equation_value),
        user_("Reaction " + std::string(id)),
        object_(reading, rate, "The rate of reaction " + std::string(id)) {}

  std::optional<kinetics::RateLaw> read() {
    const bool given =
        object_.require("law", "One of power, michaelis_menten, langmuir_hinshelwood, expression.")
            .has_value();
    const auto law =
        given ? object_.choice("law", {"power", "michaelis_menten", "langmuir_hinshelwood", "expression"})
              : std::nullopt;
    if (!law) {
      object_.abandon();  // which members belong here depends on the law
      return std::nullopt;
    }
    if ((*law == 1 || *law == 2) && equation_ && equation_->reversible)
      reading_.faults.add(equation_value_, "unsupported_value",
                          user_ + " is written as reversible, but its rate law has no reverse term.",
                          "Write \"->\", or use the law \"power\" with K_eq or the law \"expression\".");
    switch (*law) {
      case 0:
        return power();
      case 1:
        return michaelis_menten();
      case 2:
        return langmuir_hinshelwood();
      default:
        return expression();
    }
  }

 private:
  /// Coefficients of one side as orders, ascending species.
  std::vector<Order> natural_orders(const std::vector<kinetics::EquationTerm>& terms) const {
    std::vector<Order> orders;
    for (const auto& term : terms) {
      // An undeclared species was told with the equation; its order still counts for the unit of k.
      const std::size_t species =
          reading_.names.find(IdKind::species, term.species).value_or(reading_.names.species.size());
      const auto same = std::find_if(orders.begin(), orders.end(), [&](const Order& o) {
        return o.species == species && species < reading_.names.species.size();
      });
      if (same == orders.end()) {
        orders.push_back({species, term.coefficient, term.coefficient});
      } else {
        same->order = Parametric(same->order.constant + term.coefficient);
        same->nominal += term.coefficient;
      }
    }
    sort_small(orders, by_species);
    return orders;
  }

  static bool by_species(const Order& a, const Order& b) { return a.species < b.species; }

  enum class Side { forward, reverse };

  Orders orders(std::string_view key, Side side) {
    const auto value = object_.find(key);
    if (!value && !equation_) return std::nullopt;
    if (!value) return natural_orders(side == Side::forward ? equation_->reactants : equation_->products);
    if (!expect(reading_, *value, JsonKind::object, quote(key))) return std::nullopt;
    std::vector<Order> result;
    bool sound = true;
    for (const JsonValue::Member& member : value->members()) {
      const JsonValue where = value->at(member.value_index);
      const auto species = resolve_species(reading_, where, member.key, user_);
      const auto order = read_quantity(reading_, where, member.key, dim::none);
      const auto nominal = order ? start_value(reading_, *order) : std::nullopt;
      if (species && nominal)
        result.push_back({*species, *order, *nominal});
      else
        sound = false;
    }
    sort_small(result, by_species);
    return sound ? Orders(std::move(result)) : std::nullopt;
  }

  static double total(const std::vector<Order>& orders) {
    double sum = 0.0;
    for (const Order& order : orders) sum += order.nominal;
    return sum;
  }

  /// "the orders (A: 1, B: 1)": why k has the unit that it has.
  std::string orders_text(const std::vector<Order>& orders) const {
    if (orders.empty()) return "no orders";
    std::string list;
    for (const Order& order : orders) {
      const auto& names = reading_.names.species;
      list += (list.empty() ? "" : ", ") + (order.species < names.size() ? names[order.species] : "…") +
              ": " + shortest(order.nominal);
    }
    return "the orders (" + list + ")";
  }

  /// k, whose dimension follows from the orders; without those only its presence is checked.
  std::optional<kinetics::RateConstant> rate_constant(const Orders& forward) {
    const auto value = object_.require("k", "A quantity, a parameter, {A, Ea} or {k_ref, T_ref, Ea}.");
    if (!value || !forward) return std::nullopt;
    return read_rate_constant(reading_, *value, "k", units::rate_constant_dimension(total(*forward)),
                              orders_text(*forward));
  }

  std::optional<kinetics::RateLaw> power() {
    const Orders forward = orders("orders", Side::forward);
    const auto k = rate_constant(forward);
    const auto k_eq = object_.find("K_eq");
    if (!equation_) {  // whether there is a reverse reaction is not known
      object_.has("orders_reverse");
      return std::nullopt;
    }
    if (!equation_->reversible) {
      for (const std::string_view key : {"K_eq", "orders_reverse"})
        if (const auto value = object_.find(key))
          reading_.faults.add(*value, "unsupported_value",
                              user_ + " has no reverse reaction, so " + quote(key) + " has no meaning.",
                              "Write the equation with \"<->\", or leave " + std::string(key) + " out.");
      if (!k) return std::nullopt;
      return kinetics::PowerLaw{*k, *forward, std::nullopt, {}};
    }
    const Orders reverse = orders("orders_reverse", Side::reverse);
    if (!object_.require("K_eq",
                         "A reversible power law needs its equilibrium constant; write \"->\" if there is "
                         "no reverse reaction.") ||
        !forward || !reverse)
      return std::nullopt;
    const auto equilibrium = read_equilibrium(
        reading_, *k_eq, "K_eq", units::power(dim::concentration, total(*reverse) - total(*forward)),
        orders_text(*forward) + " and " + orders_text(*reverse));
    if (!k || !equilibrium) return std::nullopt;
    return kinetics::PowerLaw{*k, *forward, *equilibrium, *reverse};
  }

  std::optional<std::size_t> species(ObjectReader& object, std::string_view key, std::string_view hint) {
    const auto value = object.require(key, hint);
    if (!value || !expect(reading_, *value, JsonKind::string, quote(key))) return std::nullopt;
    return resolve_species(reading_, *value, value->text(), user_);
  }

  std::optional<kinetics::RateLaw> michaelis_menten() {
    const auto vmax_value = object_.require("vmax", "For example: \"1 mmol/(L min)\".");
    const auto vmax =
        vmax_value ? read_rate_constant(reading_, *vmax_value, "vmax", dim::rate) : std::nullopt;
    const auto km =
        object_.require_quantity("km", dim::concentration, Range::positive, "For example: \"5 mM\".");
    const auto substrate = species(object_, "substrate", "The species that the enzyme converts.");
    kinetics::MichaelisMenten law;
    bool sound = vmax && km && substrate;
    for (const JsonValue value : object_.array("inhibitors")) {
      ObjectReader inhibitor(reading_, value, "An inhibitor of " + user_);
      const auto which = species(inhibitor, "species", "The species that inhibits.");
      inhibitor.require("type", "competitive, uncompetitive, noncompetitive or substrate.");
      const auto type =
          inhibitor.choice("type", {"competitive", "uncompetitive", "noncompetitive", "substrate"});
      const auto ki =
          inhibitor.require_quantity("ki", dim::concentration, Range::positive, "For example: \"2 mM\".");
      if (which && type && ki)
        law.inhibitors.push_back({*which, static_cast<kinetics::Inhibition>(*type), *ki});
      else
        sound = false;
    }
    if (!sound) return std::nullopt;
    law.vmax = *vmax;
    law.km = *km;
    law.substrate = *substrate;
    return law;
  }

  std::optional<kinetics::RateLaw> langmuir_hinshelwood() {
    const Orders forward = orders("orders", Side::forward);
    const auto k = rate_constant(forward);
    kinetics::LangmuirHinshelwood law;
    const auto adsorption = object_.require("adsorption", "For example: {\"A\": \"2 L/mol\"}.");
    bool sound = k && forward && adsorption;
    if (adsorption && expect(reading_, *adsorption, JsonKind::object, "'adsorption'")) {
      for (const JsonValue::Member& member : adsorption->members()) {
        const JsonValue where = adsorption->at(member.value_index);
        const auto which = resolve_species(reading_, where, member.key, user_);
        const auto constant = read_adsorption(where, member.key);
        if (which && constant)
          law.adsorption.push_back({*which, *constant});
        else
          sound = false;
      }
    } else {
      sound = false;
    }
    const auto exponent = object_.quantity("exponent", dim::none);
    if (object_.has("exponent") && !exponent) sound = false;
    if (!sound) return std::nullopt;
    law.k = *k;
    law.orders = *forward;
    law.exponent = exponent.value_or(Parametric(1.0));
    return law;
  }

  /// K of an adsorption may be zero: that species does not cover the surface.
  std::optional<kinetics::EquilibriumConstant> read_adsorption(JsonValue where, std::string_view what) {
    const Dimension wanted = units::power(dim::concentration, -1.0);
    if (where.is(JsonKind::object)) return read_equilibrium(reading_, where, what, wanted);
    const auto constant = read_quantity(reading_, where, what, wanted, Range::non_negative);
    return constant ? std::optional<kinetics::EquilibriumConstant>(*constant) : std::nullopt;
  }

  std::optional<kinetics::RateLaw> expression() {
    const auto value = object_.require("formula", "For example: \"k1 * [A] * [B]\".");
    if (!value) return std::nullopt;
    const auto typed = read_formula(reading_, *value, Scope::rate, user_);
    if (!typed) return std::nullopt;
    if (typed->dimension && !(*typed->dimension == dim::rate)) {
      const std::string given =
          typed->dimension->dimensionless() ? "no unit" : units::unit_for(*typed->dimension);
      reading_.faults.add(*value, "unit_mismatch",
                          "The rate of " + user_ + " comes out in " + given + ", but a rate needs " +
                              units::unit_for(dim::rate) + ".",
                          "A factor in " + units::unit_for(dim::rate / *typed->dimension) +
                              " is missing: give a parameter that unit.");
      return std::nullopt;
    }
    return kinetics::ExpressionLaw{typed->formula};
  }

  Reading& reading_;
  const kinetics::Equation* equation_;
  JsonValue equation_value_;
  std::string user_;
  ObjectReader object_;
};

}  // namespace

std::optional<kinetics::RateLaw> read_rate_law(Reading& reading, JsonValue rate,
                                               const kinetics::Equation* equation,
                                               std::string_view reaction_id, JsonValue equation_value) {
  return LawReader(reading, rate, equation, reaction_id, equation_value).read();
}

}  // namespace pf::document
