#include "write_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "pharmaflow/base/text.hpp"

namespace pf::document {
namespace {

using Json = nlohmann::ordered_json;

/// Length of the well-formed UTF-8 sequence at `i`, or 0 (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view s, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return i + k < s.size() ? static_cast<unsigned char>(s[i + k]) : 0u;
  };
  const auto tail = [&](std::size_t k) { return byte(k) >= 0x80 && byte(k) <= 0xBF; };
  const unsigned b0 = byte(0), b1 = byte(1);
  if (b0 < 0x80) return 1;
  if (b0 >= 0xC2 && b0 <= 0xDF) return tail(1) ? 2 : 0;
  if (b0 >= 0xE0 && b0 <= 0xEF) {
    const bool second = b1 >= (b0 == 0xE0 ? 0xA0u : 0x80u) && b1 <= (b0 == 0xED ? 0x9Fu : 0xBFu);
    return second && tail(2) ? 3 : 0;
  }
  if (b0 >= 0xF0 && b0 <= 0xF4) {
    const bool second = b1 >= (b0 == 0xF0 ? 0x90u : 0x80u) && b1 <= (b0 == 0xF4 ? 0x8Fu : 0xBFu);
    return second && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

bool is_scalar(const Json& value) { return !value.is_structured() && !value.is_binary(); }

/// The numbers of a number_column().
class Column {
 public:
  explicit Column(const Json& value) : bytes_(*value.get_ptr<const Json::binary_t*>()) {}
  std::size_t size() const { return bytes_.size() / sizeof(double); }
  double operator[](std::size_t i) const {
    double number;
    std::memcpy(&number, bytes_.data() + i * sizeof number, sizeof number);
    return number;
  }

 private:
  const Json::binary_t& bytes_;
};

class Writer {
 public:
  explicit Writer(Layout layout) : pretty_(layout == Layout::pretty) {}

  void value(const Json& v) {
    switch (v.type()) {
      case Json::value_t::object:
        return object(v);
      case Json::value_t::array:
        return array(v);
      case Json::value_t::string:
        return string(*v.get_ptr<const std::string*>());
      case Json::value_t::boolean:
        return literal(*v.get_ptr<const bool*>() ? "true" : "false");
      case Json::value_t::number_float:
        return number(*v.get_ptr<const double*>());
      case Json::value_t::number_integer:
        return number(*v.get_ptr<const std::int64_t*>());
      case Json::value_t::number_unsigned:
        return number(*v.get_ptr<const std::uint64_t*>());
      case Json::value_t::binary:
        return column(Column(v));
      case Json::value_t::null:
      case Json::value_t::discarded:
        return literal("null");
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void literal(std::string_view text) { out_ += text; }

  template <class Number>
  void number(Number n) {
    std::array<char, 32> digits;
    if constexpr (std::is_same_v<Number, double>) {
      if (!std::isfinite(n)) return literal("null");
      out_.append(digits.data(), write_shortest(digits.data(), n));
    } else {
      out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr);
    }
  }

  void string(std::string_view s) {
    constexpr std::string_view hex = "0123456789abcdef";
    out_ += '"';
    for (std::size_t i = 0; i < s.size();) {
      const char c = s[i];
      const std::size_t length = sequence_length(s, i);
      if (length == 0) {
        out_ += "\xEF\xBF\xBD";
        ++i;
        continue;
      }
      if (c == '"' || c == '\\')
        (out_ += '\\') += c;
      else if (c == '\n')
        out_ += "\\n";
      else if (c == '\t')
        out_ += "\\t";
      else if (length == 1 && (static_cast<unsigned char>(c) < 0x20 || c == 0x7F))
        ((out_ += "\\u00") += hex[static_cast<unsigned char>(c) >> 4]) += hex[c & 0xf];
      else
        out_.append(s.substr(i, length));
      i += length;
    }
    out_ += '"';
  }

  void column(const Column& numbers) {
    out_ += '[';
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (i > 0) literal(pretty_ ? ", " : ",");
      number(numbers[i]);
    }
    out_ += ']';
  }

  void array(const Json& v) {
    const bool lines = pretty_ && !std::ranges::all_of(v, is_scalar);
    out_ += '[';
    ++depth_;
    bool first = true;
    for (const Json& item : v) {
      separate(first, lines);
      value(item);
    }
    close(']', lines && !first);
  }

  void object(const Json& v) {
    out_ += '{';
    ++depth_;
    bool first = true;
    for (auto it = v.begin(); it != v.end(); ++it) {
      separate(first, pretty_);
      string(it.key());
      literal(pretty_ ? ": " : ":");
      value(it.value());
    }
    close('}', pretty_ && !first);
  }

  void separate(bool& first, bool lines) {
    if (!first) literal(pretty_ && !lines ? ", " : ",");
    first = false;
    if (lines) line();
  }

  void close(char bracket, bool lines) {
    --depth_;
    if (lines) line();
    out_ += bracket;
  }

  void line() {
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  bool pretty_;
  std::size_t depth_ = 0;
  std::string out_;
};

std::string escaped(std::string_view key) {
  std::string text;
  for (const char c : key) {
    if (c == '~')
      text += "~0";
    else if (c == '/')
      text += "~1";
    else
      text += c;
  }
  return text;
}

void collect(const Json& value, const std::string& path, std::size_t limit, std::vector<std::string>& found) {
  if (found.size() >= limit) return;
  if (value.is_number_float()) {
    if (!std::isfinite(*value.get_ptr<const double*>())) found.push_back(path);
  } else if (value.is_binary()) {
    const Column numbers(value);
    for (std::size_t i = 0; i < numbers.size() && found.size() < limit; ++i)
      if (!std::isfinite(numbers[i])) found.push_back(path + '/' + std::to_string(i));
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      // A path is made only where it is needed: columns are long and their numbers are finite.
      const Json& item = value[i];
      if (item.is_number_float() && std::isfinite(*item.get_ptr<const double*>())) continue;
      collect(item, path + '/' + std::to_string(i), limit, found);
    }
  } else if (value.is_object()) {
    for (auto it = value.begin(); it != value.end(); ++it)
      collect(it.value(), path + '/' + escaped(it.key()), limit, found);
  }
}

}  // namespace

std::string write_json(const Json& value, Layout layout) {
  Writer writer(layout);
  writer.value(value);
  std::string text = writer.take();
  if (layout == Layout::pretty) text += '\n';
  return text;
}

std::vector<std::string> not_finite(const Json& value, std::size_t limit) {
  std::vector<std::string> found;
  collect(value, "", limit, found);
  return found;
}

}  // namespace pf::document
