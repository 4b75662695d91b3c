#include "scanner.hpp"

#include "pharmaflow/base/text.hpp"

namespace pf::kinetics {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u00A0' || c == U'\u2009' ||
         c == U'\u202F';
}

}  // namespace

char32_t Scanner::peek() const {
  if (at_end()) return 0;
  std::size_t next = position_;
  return next_code_point(text_, next);
}

void Scanner::skip() {
  if (!at_end()) next_code_point(text_, position_);
}

void Scanner::skip_spaces() {
  while (!at_end() && is_space(peek())) skip();
}

bool Scanner::take(std::string_view token) {
  if (!text_.substr(position_).starts_with(token)) return false;
  position_ += token.size();
  return true;
}

std::string_view Scanner::take_identifier() {
  const std::size_t begin = position_;
  if (at_end() || !is_letter(peek())) return {};
  skip();
  while (!at_end()) {
    const char c = byte();
    if (c != '_' && c != '\'' && !is_digit(c) && !is_letter(peek())) break;
    skip();
  }
  return text_.substr(begin, position_ - begin);
}

std::string_view Scanner::take_number(bool with_exponent) {
  const std::size_t begin = position_;
  if (!is_digit(byte()) && !(byte() == '.' && is_digit(byte(1)))) return {};
  while (is_digit(byte())) ++position_;
  if (byte() == '.' && is_digit(byte(1))) {
    ++position_;
    while (is_digit(byte())) ++position_;
  }
  if (with_exponent && (byte() == 'e' || byte() == 'E')) {
    const std::size_t sign = byte(1) == '+' || byte(1) == '-' ? 1 : 0;
    if (is_digit(byte(1 + sign))) {
      position_ += 1 + sign;
      while (is_digit(byte())) ++position_;
    }
  }
  return text_.substr(begin, position_ - begin);
}

std::string Scanner::found() const {
  if (at_end()) return "the end";
  Scanner ahead(text_, position_);
  std::string_view word = ahead.take_identifier();
  if (word.empty()) word = ahead.take_number(true);
  if (word.empty()) {
    ahead.skip();
    word = text_.substr(position_, ahead.position() - position_);
  }
  constexpr std::size_t longest = 64;
  if (word.size() > longest) return "a very long word";
  return is_valid_utf8(word) ? "'" + std::string(word) + "'" : std::string("a malformed character");
}

std::string Scanner::where(std::size_t byte_offset) const {
  std::size_t characters = 1;
  for (std::size_t at = 0; at < byte_offset && at < text_.size(); ++characters) next_code_point(text_, at);
  return "at character " + std::to_string(characters);
}

std::optional<double> number_of(std::string_view digits) {
  std::string text(digits);
  if (text.starts_with('.')) text.insert(text.begin(), '0');
  // JSON has no leading zeros, people do: 007 is 7.
  std::size_t zeros = 0;
  while (zeros + 1 < text.size() && text[zeros] == '0' && is_digit(text[zeros + 1])) ++zeros;
  return parse_double(std::string_view(text).substr(zeros));
}

}  // namespace pf::kinetics
