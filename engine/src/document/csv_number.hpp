#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

/// Cells as numbers: which mark parts the decimals, what is missing, what is below detection.
namespace pf::document {

/// What a cell of a column of numbers holds.
struct CsvValue {
  enum class Kind : unsigned char { missing, number, below_detection, invalid };
  double number = 0.0;  ///< the limit where below detection
  Kind kind = Kind::missing;
};

/// Blank, NA, N/A, #N/A, nan (any case), or a dash alone.
bool is_missing(std::string_view cell);

/// @param cell trimmed @param decimal '.' or ','
CsvValue read_value(std::string_view cell, char decimal);

/// Counts what speaks for the decimal comma and for the point.
class DecimalEvidence {
 public:
  void add(std::string_view cell);
  /// The mark of the file. A comma counts when the cells prove it or the delimiter is ';' (its usual
  /// companion): "1,234" alone may be a thousand as well.
  char decide(char delimiter) const;

 private:
  std::size_t points_ = 0, commas_ = 0, proven_ = 0;
};

}  // namespace pf::document
