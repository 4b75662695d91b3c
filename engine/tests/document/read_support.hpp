#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "document.hpp"

namespace pf::document::test {

/// A document that uses most of the format and has no fault. Tests change it with JSON patches (RFC 6902).
inline const char* const sound_document = R"json({
  "format": "pharmaflow/1",
  "title": "Sound",
  "species": [
    {"id": "A", "name": "aniline", "molar_mass": "100 g/mol"},
    {"id": "B"},
    {"id": "C", "formula": "C2H6O"},
    {"id": "D"}
  ],
  "medium": {"density": "0.9 kg/L", "heat_capacity": "2 kJ/(kg K)"},
  "parameters": [
    {"id": "k1", "value": "0.15 L/(mol min)", "min": "1e-4 L/(mol min)", "max": "10 L/(mol min)", "scale": "log"},
    {"id": "Ea1", "value": "65 kJ/mol", "min": "20 kJ/mol", "max": "150 kJ/mol"},
    {"id": "A0", "value": "1 mol/L", "per": "experiment", "values": {"run1": "1.1 mol/L"}},
    {"id": "k2", "value": "0.02 1/min", "fixed": true},
    {"id": "k3", "expression": "0.5 * k2"}
  ],
  "reactions": [
    {"id": "r1", "equation": "A + B -> C",
     "rate": {"law": "power", "k": {"k_ref": "k1", "T_ref": "25 degC", "Ea": "Ea1"}, "orders": {"A": 1, "B": 1}},
     "heat": "-85 kJ/mol"},
    {"id": "r2", "equation": "C <-> D", "rate": {"law": "power", "k": "k2", "K_eq": 4.0}}
  ],
  "observables": [
    {"id": "X", "expression": "1 - [A] / [A]_0"},
    {"id": "sum", "expression": "[A] + [C]", "unit": "mM"}
  ],
  "experiments": [
    {"id": "run1", "name": "first",
     "recipe": {
       "reactor": "batch",
       "charge": {"volume": "1 L", "temperature": "25 degC", "concentrations": {"A": "A0"}},
       "feeds": [{"id": "dose", "start": "0 min", "end": "10 min", "rate": "0.1 L/min", "temperature": "20 degC",
                  "concentrations": {"B": "2 mol/L"}}],
       "temperature": {"control": "isothermal"},
       "duration": "30 min"},
     "measurements": [
       {"observable": "A", "time": {"unit": "min", "values": [0, 2, 5, 8]},
        "value": {"unit": "mM", "values": [1000, 741, null, "<0.5"]}, "sigma": "10 mM"},
       {"observable": "T", "time": {"unit": "min", "values": [0, 5]},
        "value": {"unit": "degC", "values": [25, 26]}, "sigma": "0.5 K"}
     ]}
  ],
  "studies": [
    {"id": "fit", "kind": "fit"},
    {"id": "sim", "kind": "simulate", "experiment": "run1", "output": {"points": 11}}
  ]
})json";

/// The sound document after a patch.
inline std::string patched(const std::string& patch) {
  return nlohmann::ordered_json::parse(sound_document).patch(nlohmann::ordered_json::parse(patch)).dump();
}

/// The faults as "pointer code".
inline std::vector<std::string> faults_of(const std::string& json) {
  std::vector<std::string> list;
  const auto document = read_document(json);
  if (!document)
    for (const Error& fault : document.error()) {
      list.push_back(fault.pointer + " " + fault.code);
      EXPECT_FALSE(fault.detail.empty()) << list.back();
      EXPECT_TRUE(fault.detail.ends_with(".") || fault.detail.ends_with("?")) << fault.detail;
    }
  return list;
}

}  // namespace pf::document::test
