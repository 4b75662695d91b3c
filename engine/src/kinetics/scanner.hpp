#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pf::kinetics {

/// A reading position in UTF-8 text, shared by the parsers of equations and formulas.
class Scanner {
 public:
  explicit Scanner(std::string_view text, std::size_t position = 0) : text_(text), position_(position) {}

  std::size_t position() const { return position_; }  ///< byte offset
  bool at_end() const { return position_ >= text_.size(); }
  char32_t peek() const;                    ///< the code point ahead; 0 at the end
  char byte(std::size_t ahead = 0) const {  ///< the byte ahead; '\0' past the end
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  void skip();  ///< one code point
  void skip_bytes(std::size_t count) { position_ += count; }
  void skip_spaces();                 ///< blanks, tabs and line ends, no-break and thin spaces
  bool take(std::string_view token);  ///< moves over `token` when it is ahead

  /// The identifier ahead, or an empty text. Its length is not limited here.
  std::string_view take_identifier();
  /// The text of an unsigned decimal number ahead, `12`, `1.5`, `.5`, with an exponent when allowed; else
  /// empty.
  std::string_view take_number(bool with_exponent);

  /// What is ahead, for messages: `'+'`, `'abc'` or `the end`.
  std::string found() const;
  /// "at character 7": the position in code points, from 1.
  std::string where() const { return where(position_); }
  std::string where(std::size_t byte_offset) const;

 private:
  std::string_view text_;
  std::size_t position_;
};

/// The value of a text that take_number gave; nothing when it is beyond the range of a double.
std::optional<double> number_of(std::string_view digits);

}  // namespace pf::kinetics
