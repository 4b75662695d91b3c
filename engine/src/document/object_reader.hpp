#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/base/parametric.hpp"
#include "reading.hpp"

namespace pf::document {

/// What values are allowed, in SI.
struct Range {
  enum class Kind { any, non_negative, positive, temperature };
  Kind kind = Kind::any;
  static const Range any, non_negative, positive, temperature;  ///< temperature: above absolute zero
};

/// A fraction unit (wt%, mol%, equiv) is no unit of its own: what it means depends on the mixture.
enum class FractionUnit { no, weight, mole, equivalents };
FractionUnit fraction_unit(std::string_view unit_text);

/// Reads one JSON object. Faults go to the Reading; a getter that found one answers as if the member were
/// absent.
///
/// Every key that is asked for is a known key; those that nobody asked for are faults when the reader is
/// destroyed, with the nearest known key as a hint.
class ObjectReader {
 public:
  /// wrong_type when the value is not an object; then every getter answers nothing.
  /// @param name what it is in messages: "Reaction r2", "The recipe"
  ObjectReader(Reading& reading, JsonValue value, std::string name);
  ~ObjectReader();
  ObjectReader(const ObjectReader&) = delete;
  ObjectReader& operator=(const ObjectReader&) = delete;

  bool ok() const { return ok_; }  ///< it is an object
  Reading& reading() { return reading_; }
  JsonValue value() const { return value_; }
  const std::string& name() const { return name_; }
  /// Unknown keys are no faults after all: what is known could not be told.
  void abandon() { abandoned_ = true; }

  bool has(std::string_view key);  ///< marks the key as known
  std::optional<JsonValue> find(std::string_view key);
  std::optional<JsonValue> require(std::string_view key, std::string_view hint = {});

  std::optional<std::string_view> text(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  /// A whole number in [low, high]. @errors wrong_type, out_of_range
  std::optional<double> integer(std::string_view key, double low, double high);
  /// The index of the text among the names. @errors unsupported_value with the names as hint
  std::optional<std::size_t> choice(std::string_view key, std::initializer_list<std::string_view> names);
  /// The elements of an array; empty when absent.
  std::vector<JsonValue> array(std::string_view key);

  /// A quantity or the id of a parameter.
  std::optional<Parametric> quantity(std::string_view key, const units::Dimension& dimension,
                                     Range range = Range::any);
  std::optional<Parametric> require_quantity(std::string_view key, const units::Dimension& dimension,
                                             Range range = Range::any, std::string_view hint = {});
  /// A quantity that must be a number here: a parameter's id is taken only when its value cannot change.
  std::optional<double> constant(std::string_view key, const units::Dimension& dimension,
                                 Range range = Range::any);

  /// An `id` of its own (identifier rule, unique among `taken`); absent ids become `fallback`.
  std::string local_id(std::vector<std::string>& taken, const std::string& fallback);

 private:
  struct Slot {
    JsonValue::Member member;
    bool known = false;
  };
  Reading& reading_;
  JsonValue value_;
  std::string name_;
  std::vector<Slot> slots_;
  std::vector<std::string> asked_;
  bool ok_ = false;
  bool abandoned_ = false;
};

/// wrong_type unless the value is of that kind.
bool expect(Reading& reading, JsonValue value, JsonKind wanted, std::string_view what);

/// A quantity with its unit, as read from a string or a bare number.
struct WrittenQuantity {
  units::Quantity quantity;
  std::optional<std::size_t>
      parameter;  ///< set when the value is the id of a parameter; then `quantity` is empty
};

/// Reads the value without a wanted dimension. @param example shown when the type is wrong: "25 degC"
std::optional<WrittenQuantity> written_quantity(Reading& reading, JsonValue value, std::string_view what,
                                                std::string_view example);

/// Reads a quantity of a dimension or a parameter's id. @param what the name in messages, usually the key
/// @param wanted_by what the dimension follows from: "the orders (A: 1, B: 1)"
std::optional<Parametric> read_quantity(Reading& reading, JsonValue value, std::string_view what,
                                        const units::Dimension& dimension, Range range = Range::any,
                                        std::string_view wanted_by = {});

/// Reports out_of_range. @return true when the value [SI] is allowed
bool check_range(Reading& reading, JsonValue value, std::string_view what, double si, Range range);

/// As written, for messages: the string, or the number.
std::string written(JsonValue value);

/// The unit that units::unit_for names.
units::Unit usual_unit(const units::Dimension& dimension);

/// Whether a parameter has one value, known now: fixed, not derived, not per experiment.
bool is_constant_parameter(const Reading& reading, std::size_t parameter);

/// The start value of a Parametric, when it is known already.
std::optional<double> start_value(const Reading& reading, const Parametric& p);

}  // namespace pf::document
