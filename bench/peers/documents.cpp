#include "documents.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <utility>

#include "../network.hpp"
#include "../project.hpp"
#include "document/kinds/simulate/kind.hpp"

namespace pf::bench {
namespace {

/// Where a component of a case written by hand stands in the document's state, and its size there.
struct Place {
  std::size_t index;
  double factor;
  double offset = 0.0;  ///< hand = offset + document / factor
};

struct Units {
  double time;  ///< seconds in the time unit of the case written by hand
  std::vector<Place> places;
};

/// Keeps alive what the system borrows.
struct Source {
  document::Document document;
  std::unique_ptr<RecipeSystem> system;
};

std::shared_ptr<Source> source_of(const std::string& name, const std::string& json) {
  auto source = std::make_shared<Source>();
  source->document = read_project(name, json);
  const auto& input = static_cast<const document::simulate::Input&>(*source->document.studies.front().input);
  source->system =
      std::make_unique<RecipeSystem>(source->document.project, input.study.recipe, std::vector<double>{});
  return source;
}

Case case_of(const std::shared_ptr<Source>& source, const Case& hand, const Units& units) {
  Case c;
  c.name = hand.name;
  c.initial = source->system->initial();
  c.scale.assign(c.initial.size(), 1.0);
  for (std::size_t i = 0; i < units.places.size(); ++i)
    c.scale[units.places[i].index] = hand.scale[i] * units.places[i].factor;
  for (const double t : hand.outputs) c.outputs.push_back(t * units.time);
  c.marks = source->system->marks();
  c.outputs.back() = c.marks.back();
  c.maybe_explicit = hand.maybe_explicit;
  c.enter = [source](std::size_t piece, double* y) { source->system->enter(piece, y); };
  c.system = std::shared_ptr<ode::System>(source, &source->system->balances());
  return c;
}

/// The difference of the two functions and Jacobians at a few states around the start.
double difference(const Case& document, const Case& hand, const Units& units) {
  const std::size_t n = document.initial.size(), m = hand.initial.size();
  std::vector<double> y(n), f(n), j(n * n), hand_y(m), hand_f(m), hand_j(m * m);
  double largest = 0.0;
  const auto judge = [&](double a, double b, double size) {
    if (size > 0.0 || a != b) largest = std::max(largest, std::abs(a - b) / size);
  };
  for (int trial = 0; trial < 5; ++trial) {
    y = document.initial;
    document.enter(0, y.data());
    for (std::size_t i = 0; i < m; ++i) {
      const Place& p = units.places[i];
      hand_y[i] = hand.initial[i] + 0.1 * trial * (1.0 + std::sin(static_cast<double>(i + 1)));
      y[p.index] = (hand_y[i] - p.offset) * p.factor;
    }
    document.system->rhs(0.0, y.data(), f.data());
    document.system->jacobian(0.0, y.data(), j.data());
    hand.system->rhs(0.0, hand_y.data(), hand_f.data());
    hand.system->jacobian(0.0, hand_y.data(), hand_j.data());
    for (std::size_t i = 0; i < m; ++i) {
      const Place& row = units.places[i];
      double terms = 0.0, entries = 0.0;
      for (std::size_t k = 0; k < m; ++k) {
        terms += std::abs(hand_j[i + m * k] * hand_y[k]);
        entries = std::max(entries, std::abs(hand_j[i + m * k]));
      }
      judge(f[row.index] * units.time / row.factor, hand_f[i], terms + std::abs(hand_f[i]));
      for (std::size_t k = 0; k < m; ++k) {
        const Place& column = units.places[k];
        judge(j[row.index + n * column.index] * units.time * column.factor / row.factor, hand_j[i + m * k],
              entries);
      }
    }
  }
  return largest;
}

/// All components in order, with one factor: mol/L to mol/m3, or none.
Units plain(std::size_t n, double time, double factor) {
  Units units{time, {}};
  for (std::size_t i = 0; i < n; ++i) units.places.push_back({i, factor});
  return units;
}

std::string network_document(const RandomNetwork& network) {
  std::string species, reactions, charge;
  const auto id = [](std::size_t i) { return "s" + std::to_string(i + 1); };
  const auto number = [](double v) {
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", v);
    return std::string(text);
  };
  const auto add = [](std::string& list, const std::string& item) {
    list += (list.empty() ? "" : ",") + item;
  };
  const std::vector<double> initial = network.initial();
  for (std::size_t i = 0; i < network.size(); ++i) {
    add(species, R"({"id":")" + id(i) + R"("})");
    if (initial[i] > 0.0) add(charge, '"' + id(i) + R"(":")" + number(initial[i]) + R"( mol/m3")");
  }
  std::size_t count = 0;
  for (const RandomNetwork::Reaction& r : network.reactions()) {
    const bool two = r.second != RandomNetwork::none, splits = r.other_product != RandomNetwork::none;
    const std::string equation = id(r.first) + (two ? " + " + id(r.second) : "") + " -> " + id(r.product) +
                                 (splits ? " + " + id(r.other_product) : "");
    add(reactions, R"({"id":"r)" + std::to_string(++count) + R"(","equation":")" + equation +
                       R"(","rate":{"law":"power","k":")" + number(r.k) + (two ? " m3/(mol s)" : " 1/s") +
                       R"("}})");
  }
  return R"({"format":"pharmaflow/1","species":[)" + species + R"(],"reactions":[)" + reactions +
         R"(],"studies":[{"id":"run","kind":"simulate","recipe":{"reactor":"batch",)" +
         R"("charge":{"volume":"1 m3","concentrations":{)" + charge + R"(}},"duration":"100 s"}}]})";
}

}  // namespace

std::vector<DocumentCase> document_cases(const std::vector<Case>& by_hand) {
  std::vector<DocumentCase> all;
  const auto hand = [&](const std::string& name) -> const Case& {
    return *std::ranges::find(by_hand, name, &Case::name);
  };
  const auto add = [&](const std::string& name, const std::string& json, const Units& units) {
    const Case& written = hand(name);
    DocumentCase c{case_of(source_of(name, json), written, units)};
    c.difference = difference(c.problem, written, units);
    all.push_back(std::move(c));
  };
  const auto file = [](const char* folder, const char* name) {
    return read_file(std::string(folder) + name);
  };
  const double litre = 1000.0, minute = 60.0;
  add("A-B, 1000 outputs", file(PF_CASES, "/first_order.json"), plain(2, minute, litre));
  add("A-B-C, adiabatic", file(PF_BENCH_DOCUMENTS, "/adiabatic-series.json"),
      {minute, {{0, litre}, {1, litre}, {3, 1.0, 300.0}}});
  add("ROBER", file(PF_CASES, "/stiff/robertson.json"), plain(3, 1.0, litre));
  add("HIRES", file(PF_CASES, "/stiff/hires.json"), plain(8, 1.0, litre));
  add("OREGO", file(PF_BENCH_DOCUMENTS, "/oregonator.json"),
      {1.0, {{0, litre}, {1, 77.27 * 77.27 * litre}, {2, 77.27 / 0.161 * litre}}});
  add("POLLUTION", file(PF_CASES, "/stiff/pollution.json"), plain(20, minute, litre));
  all.push_back({hand("pharma, 12 species")});
  for (const std::size_t n : {50, 200})
    add("network, " + std::to_string(n) + " species", network_document(RandomNetwork(n)), plain(n, 1.0, 1.0));
  return all;
}

}  // namespace pf::bench
