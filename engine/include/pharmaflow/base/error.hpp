#pragma once

#include <expected>
#include <string>
#include <vector>

namespace pf {

/// One fault of an input: where, what, and the way out. Numerical outcomes are not errors, see Termination.
struct Error {
  std::string pointer;  ///< JSON Pointer (RFC 6901) into the document; empty when the input is not a document
  std::string code;     ///< stable machine word, snake_case: unit_mismatch, unknown_species, out_of_range ...
  std::string detail;   ///< one sentence: what is wrong, with the names and values of the input
  std::string hint;     ///< one sentence: what to do about it; may be empty

  bool operator==(const Error&) const = default;
};
/// Its parts, for a Parcel.
void carry(auto& parcel, Error& error) { parcel(error.pointer, error.code, error.detail, error.hint); }

/// All faults of one input, in document order.
using Errors = std::vector<Error>;

/// What a user should know about a result that is otherwise good.
struct Warning {
  std::string code;  ///< stable machine word: parameter_at_bound, unbalanced_equation, balance_not_closed ...
  std::string message;  ///< one or two sentences
  std::string path;     ///< JSON Pointer of what it is about; may be empty
};
void carry(auto& parcel, Warning& warning) { parcel(warning.code, warning.message, warning.path); }

/// A value, or the one fault that prevented it.
template <class T>
using Result = std::expected<T, Error>;

/// Shorthand for returning a fault from a function that returns Result<T>.
inline std::unexpected<Error> fail(std::string code, std::string detail, std::string hint = {}) {
  return std::unexpected(Error{{}, std::move(code), std::move(detail), std::move(hint)});
}

}  // namespace pf
