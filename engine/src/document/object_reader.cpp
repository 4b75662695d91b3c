#include "object_reader.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/text.hpp"

namespace pf::document {

const Range Range::any{Range::Kind::any};
const Range Range::non_negative{Range::Kind::non_negative};
const Range Range::positive{Range::Kind::positive};
const Range Range::temperature{Range::Kind::temperature};

bool expect(Reading& reading, JsonValue value, JsonKind wanted, std::string_view what) {
  if (value.is(wanted)) return true;
  reading.faults.add(value, "wrong_type",
                     std::string(what) + " must be " + std::string(to_string(wanted)) + ", not " +
                         std::string(to_string(value.kind())) + ".");
  return false;
}

ObjectReader::ObjectReader(Reading& reading, JsonValue value, std::string name)
    : reading_(reading), value_(value), name_(std::move(name)) {
  ok_ = expect(reading_, value_, JsonKind::object, name_);
  if (!ok_) return;
  slots_.reserve(value_.size());
  for (const JsonValue::Member& member : value_.members()) slots_.push_back({member, false});
}

ObjectReader::~ObjectReader() {
  if (abandoned_) return;
  for (const Slot& slot : slots_) {
    if (slot.known) continue;
    if (reading_.faults.full()) return;  // a hint costs more than a fault
    reading_.faults.add(value_.at(slot.member.value_index), "unknown_key",
                        name_ + " has no member " + quote(slot.member.key) + ".",
                        suggest(slot.member.key, asked_, "Known members"));
  }
}

std::optional<JsonValue> ObjectReader::find(std::string_view key) {
  if (!ok_) return std::nullopt;
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
  std::optional<JsonValue> found;
  for (Slot& slot : slots_) {
    if (slot.member.key != key) continue;
    slot.known = true;
    if (!found) found = value_.at(slot.member.value_index);
  }
  return found;
}

bool ObjectReader::has(std::string_view key) { return find(key).has_value(); }

std::optional<JsonValue> ObjectReader::require(std::string_view key, std::string_view hint) {
  auto found = find(key);
  if (!found && ok_)
    reading_.faults.add_missing(value_, pointer_token(key), name_ + " needs " + quote(key) + ".",
                                std::string(hint));
  return found;
}

std::optional<std::string_view> ObjectReader::text(std::string_view key) {
  const auto found = find(key);
  if (!found || !expect(reading_, *found, JsonKind::string, quote(key))) return std::nullopt;
  return found->text();
}

std::optional<bool> ObjectReader::boolean(std::string_view key) {
  const auto found = find(key);
  if (!found || !expect(reading_, *found, JsonKind::boolean, quote(key))) return std::nullopt;
  return found->boolean();
}

std::optional<double> ObjectReader::integer(std::string_view key, double low, double high) {
  const auto found = find(key);
  if (!found || !expect(reading_, *found, JsonKind::number, quote(key))) return std::nullopt;
  const double number = found->number();
  if (number != std::floor(number)) {
    reading_.faults.add(*found, "wrong_type",
                        quote(key) + " must be a whole number, not " + shortest(number) + ".");
    return std::nullopt;
  }
  if (number < low || number > high) {
    reading_.faults.add(*found, "out_of_range",
                        quote(key) + " is " + shortest(number) + "; allowed are " + shortest(low) + " to " +
                            shortest(high) + ".");
    return std::nullopt;
  }
  return number;
}

std::optional<std::size_t> ObjectReader::choice(std::string_view key,
                                                std::initializer_list<std::string_view> names) {
  const auto word = text(key);
  if (!word) return std::nullopt;
  std::vector<std::string> list;
  for (const std::string_view name : names) {
    if (name == *word) return list.size();
    list.emplace_back(name);
  }
  std::string hint = "Allowed: " + join(list, ", ") + ".";
  if (const auto near = nearest(*word, list)) hint += " Did you mean " + quote(*near) + "?";
  reading_.faults.add(*find(key), "unsupported_value", quote(key) + " cannot be " + quote(*word) + ".",
                      std::move(hint));
  return std::nullopt;
}

std::vector<JsonValue> ObjectReader::array(std::string_view key) {
  const auto found = find(key);
  if (!found || !expect(reading_, *found, JsonKind::array, quote(key))) return {};
  return found->elements();
}

std::optional<Parametric> ObjectReader::quantity(std::string_view key, const units::Dimension& dimension,
                                                 Range range) {
  const auto found = find(key);
  return found ? read_quantity(reading_, *found, key, dimension, range) : std::nullopt;
}

std::optional<Parametric> ObjectReader::require_quantity(std::string_view key,
                                                         const units::Dimension& dimension, Range range,
                                                         std::string_view hint) {
  const auto found = require(key, hint);
  return found ? read_quantity(reading_, *found, key, dimension, range) : std::nullopt;
}

std::optional<double> ObjectReader::constant(std::string_view key, const units::Dimension& dimension,
                                             Range range) {
  const auto value = quantity(key, dimension, range);
  if (!value || !value->is_parameter()) return value ? std::optional(value->constant) : std::nullopt;
  const auto index = static_cast<std::size_t>(value->parameter);
  if (is_constant_parameter(reading_, index)) return start_value(reading_, *value);
  reading_.faults.add(*find(key), "unsupported_value",
                      quote(key) + " must be a number: it cannot follow a parameter that may change.",
                      "Write a quantity, or a parameter with \"fixed\": true.");
  return std::nullopt;
}

std::string ObjectReader::local_id(std::vector<std::string>& taken, const std::string& fallback) {
  std::string id = fallback;
  if (const auto given = text("id")) {
    id = std::string(*given);
    if (!is_identifier(id)) {
      reading_.faults.add(*find("id"), "invalid_id", quote(id) + " is not an id.",
                          "Ids start with a letter and go on with letters, digits, _ and ' (at most 64).");
    } else if (std::find(taken.begin(), taken.end(), id) != taken.end()) {
      reading_.faults.add(*find("id"), "duplicate_id", "The id " + quote(id) + " is used twice.");
    }
  }
  taken.push_back(id);
  return id;
}

}  // namespace pf::document
