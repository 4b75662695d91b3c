#include <algorithm>
#include <array>
#include <cmath>

#include "json_tree.hpp"
#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document {

/// Recursive descent over RFC 8259; the depth is bounded, so is the recursion.
class JsonParser {
 public:
  JsonParser(JsonTree& tree, std::string_view text) : tree_(tree), text_(text) {}

  bool parse() {
    if (text_.starts_with("\xEF\xBB\xBF")) position_ = 3;
    // Typical documents have a value every eight bytes.
    tree_.nodes_.reserve(text_.size() / 8 + 16);
    if (!value(0)) return false;
    skip_space();
    return position_ == text_.size() || stop("nothing after the document");
  }

  Error error() const {
    if (!limit_.empty()) return {"", "limit_exceeded", limit_, "Split the project or thin out its columns."};
    std::size_t line = 1, line_begin = 0;
    for (std::size_t i = 0; i < position_ && i < text_.size(); ++i)
      if (text_[i] == '\n') ++line, line_begin = i + 1;
    std::size_t column = 1;
    for (std::size_t i = line_begin; i < position_ && i < text_.size(); ++i)
      column += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80;
    return {"", "invalid_json",
            "The text is not JSON: expected " + std::string(expected_) + " at line " + std::to_string(line) +
                ", column " + std::to_string(column) + ".",
            "JSON has no comments, no trailing commas, no NaN or Infinity, and quotes every key."};
  }

 private:
  bool stop(std::string_view expected) {
    expected_ = expected;
    return false;
  }
  bool exceed(std::string limit) {
    limit_ = std::move(limit);
    return false;
  }
  char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }
  void skip_space() {
    while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\n' ||
                                        text_[position_] == '\r' || text_[position_] == '\t'))
      ++position_;
  }
  std::size_t push(JsonKind kind) {
    tree_.nodes_.emplace_back();
    tree_.nodes_.back().kind = kind;
    tree_.nodes_.back().next = static_cast<std::uint32_t>(tree_.nodes_.size());
    return tree_.nodes_.size() - 1;
  }

  bool value(std::size_t depth) {
    if (tree_.nodes_.size() >= JsonTree::maximum_values)
      return exceed("The document has more than " + std::to_string(JsonTree::maximum_values) + " values.");
    skip_space();
    switch (peek()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        return word("true", JsonKind::boolean, 1.0);
      case 'f':
        return word("false", JsonKind::boolean, 0.0);
      case 'n':
        return word("null", JsonKind::null, 0.0);
      default:
        return number();
    }
  }

  bool word(std::string_view name, JsonKind kind, double payload) {
    if (text_.substr(position_, name.size()) != name) return stop("a value");
    position_ += name.size();
    tree_.nodes_[push(kind)].number = payload;
    return true;
  }

  bool descend(std::size_t depth) {
    return depth < JsonTree::maximum_depth || exceed("The document is nested deeper than " +
                                                     std::to_string(JsonTree::maximum_depth) + " levels.");
  }

  bool array(std::size_t depth) {
    if (!descend(depth)) return false;
    const std::size_t self = push(JsonKind::array);
    ++position_;
    std::uint32_t count = 0;
    skip_space();
    if (peek() == ']') {
      ++position_;
    } else {
      for (;;) {
        if (!value(depth + 1)) return false;
        ++count;
        skip_space();
        if (peek() == ',')
          ++position_;
        else if (peek() == ']')
          break;
        else
          return stop("',' or ']'");
      }
      ++position_;
    }
    close(self, count);
    return true;
  }

  bool object(std::size_t depth) {
    if (!descend(depth)) return false;
    const std::size_t self = push(JsonKind::object);
    ++position_;
    std::uint32_t count = 0;
    skip_space();
    if (peek() == '}') {
      ++position_;
    } else {
      for (;;) {
        skip_space();
        if (peek() != '"') return stop("a key in double quotes");
        if (!string()) return false;
        skip_space();
        if (peek() != ':') return stop("':'");
        ++position_;
        if (!value(depth + 1)) return false;
        ++count;
        skip_space();
        if (peek() == ',')
          ++position_;
        else if (peek() == '}')
          break;
        else
          return stop("',' or '}'");
      }
      ++position_;
    }
    close(self, count);
    find_duplicates(self);
    return true;
  }

  void close(std::size_t self, std::uint32_t count) {
    tree_.nodes_[self].length = count;
    tree_.nodes_[self].next = static_cast<std::uint32_t>(tree_.nodes_.size());
  }

  void find_duplicates(std::size_t self) {
    keys_.clear();
    for (std::size_t i = self + 1; i < tree_.nodes_[self].next; i = tree_.nodes_[i + 1].next)
      keys_.emplace_back(tree_.text(i), i);
    sort_small(keys_);
    for (std::size_t i = 1; i < keys_.size(); ++i)
      if (keys_[i].first == keys_[i - 1].first)
        tree_.faults_.push_back({keys_[i].second + 1, "duplicate_key"});
  }

  bool string() {
    const std::size_t begin = ++position_;
    bool ascii = true;
    while (position_ < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[position_]);
      if (c == '"') {
        const std::size_t self = push(JsonKind::string);
        tree_.nodes_[self].begin = static_cast<std::uint32_t>(begin);
        tree_.nodes_[self].length = static_cast<std::uint32_t>(position_ - begin);
        if (!ascii && !is_valid_utf8(text_.substr(begin, position_ - begin)))
          return stop("valid UTF-8 in the string");
        ++position_;
        return true;
      }
      if (c == '\\') return escaped_string(begin);
      if (c < 0x20) return stop("no control character in a string (write \\n)");
      ascii = ascii && c < 0x80;
      ++position_;
    }
    return stop("'\"' at the end of the string");
  }

  bool escaped_string(std::size_t begin) {
    std::string out(text_.substr(begin, position_ - begin));
    while (position_ < text_.size() && text_[position_] != '"') {
      const char c = text_[position_];
      if (static_cast<unsigned char>(c) < 0x20) return stop("no control character in a string (write \\n)");
      ++position_;
      if (c != '\\')
        out += c;
      else if (!escape(out))
        return false;
    }
    if (position_ >= text_.size()) return stop("'\"' at the end of the string");
    if (!is_valid_utf8(out)) return stop("valid UTF-8 in the string");
    const std::size_t self = push(JsonKind::string);
    tree_.nodes_[self].begin = static_cast<std::uint32_t>(tree_.unescaped_.size());
    tree_.nodes_[self].length = static_cast<std::uint32_t>(out.size());
    tree_.nodes_[self].escaped = true;
    tree_.unescaped_.push_back(std::move(out));
    ++position_;
    return true;
  }

  bool escape(std::string& out) {
    static constexpr std::string_view names = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const char c = peek();
    ++position_;
    if (const auto i = names.find(c); c != '\0' && i != names.npos) {
      out += meanings[i];
      return true;
    }
    if (c != 'u') {
      --position_;
      return stop("one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u after the backslash");
    }
    char32_t code = 0;
    if (!hex4(code)) return stop("four hexadecimal digits after \\u");
    if (code >= 0xD800 && code < 0xE000) {
      char32_t low = 0;
      const bool pair = code < 0xDC00 && text_.substr(position_, 2) == "\\u";
      if (pair) position_ += 2;
      if (!pair || !hex4(low) || low < 0xDC00 || low >= 0xE000)
        return stop("the second half of a surrogate pair");
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(out, code);
    return true;
  }

  bool hex4(char32_t& code) {
    code = 0;
    for (int i = 0; i < 4; ++i, ++position_) {
      const char c = peek();
      code <<= 4;
      if (c >= '0' && c <= '9')
        code |= static_cast<char32_t>(c - '0');
      else if (c >= 'a' && c <= 'f')
        code |= static_cast<char32_t>(c - 'a' + 10);
      else if (c >= 'A' && c <= 'F')
        code |= static_cast<char32_t>(c - 'A' + 10);
      else
        return false;
    }
    return true;
  }

  static void append_utf8(std::string& out, char32_t code) {
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0 | (code >> 6));
      tail(0);
    } else if (code < 0x10000) {
      out += static_cast<char>(0xE0 | (code >> 12));
      tail(6), tail(0);
    } else {
      out += static_cast<char>(0xF0 | (code >> 18));
      tail(12), tail(6), tail(0);
    }
  }

  static bool digit(char c) { return c >= '0' && c <= '9'; }

  bool number() {
    const std::size_t begin = position_;
    const bool negative = peek() == '-';
    if (negative) ++position_;
    if (!digit(peek())) return stop(position_ == begin ? "a value" : "a digit");
    std::uint64_t mantissa = 0;
    int digits = 0, exponent = 0;
    const auto take = [&] {
      // Beyond 19 digits the exact reader takes over; until then the mantissa is exact.
      if (mantissa != 0 || peek() != '0') ++digits;
      if (digits <= 19) mantissa = mantissa * 10 + static_cast<std::uint64_t>(peek() - '0');
      ++position_;
    };
    if (peek() == '0')
      ++position_;
    else
      while (digit(peek())) take();
    if (digit(peek())) return stop("no zero before the other digits");
    if (peek() == '.') {
      ++position_;
      if (!digit(peek())) return stop("a digit after the decimal point");
      while (digit(peek())) take(), --exponent;
    }
    if (peek() == 'e' || peek() == 'E') {
      ++position_;
      const bool minus = peek() == '-';
      if (minus || peek() == '+') ++position_;
      if (!digit(peek())) return stop("a digit in the exponent");
      int written = 0;
      for (; digit(peek()); ++position_) written = std::min(written * 10 + (peek() - '0'), 100000);
      exponent += minus ? -written : written;
    }
    const std::size_t self = push(JsonKind::number);
    tree_.nodes_[self].number =
        exact(text_.substr(begin, position_ - begin), mantissa, digits, exponent, negative, self);
    return true;
  }

  /// Clinger (1990): a mantissa below 2^53 times or over a power of ten up to 10^22 is rounded once, hence
  /// exactly.
  double exact(std::string_view written, std::uint64_t mantissa, int digits, int exponent, bool negative,
               std::size_t self) {
    static constexpr std::array<double, 23> tens{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (digits <= 19 && mantissa < (std::uint64_t{1} << 53) && exponent >= -22 && exponent <= 22) {
      const double m = static_cast<double>(mantissa);
      const auto power = tens[static_cast<std::size_t>(std::abs(exponent))];
      const double magnitude = exponent < 0 ? m / power : m * power;
      return negative ? -magnitude : magnitude;
    }
    if (const auto value = parse_double(written)) return *value;
    tree_.faults_.push_back({self, "out_of_range"});
    return 0.0;
  }

  JsonTree& tree_;
  std::string_view text_;
  std::size_t position_ = 0;
  std::string_view expected_;
  std::string limit_;
  std::vector<std::pair<std::string_view, std::size_t>> keys_;
};

Result<JsonTree> JsonTree::parse(std::string_view text) {
  if (text.size() > maximum_bytes)
    return fail("limit_exceeded",
                "The document has " + std::to_string(text.size()) + " bytes; the limit is 64 MiB.",
                "Split the project or thin out its columns.");
  JsonTree tree;
  tree.source_ = text;
  JsonParser parser(tree, text);
  if (!parser.parse()) return std::unexpected(parser.error());
  return tree;
}

}  // namespace pf::document
