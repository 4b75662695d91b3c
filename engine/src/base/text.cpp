#include "pharmaflow/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "letters.hpp"

namespace pf {
namespace {

/// The code points of a text, malformed bytes as U+FFFD.
std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) out.push_back(next_code_point(text, i));
  return out;
}

char32_t lower_ascii(char32_t c) { return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c; }

/// Optimal string alignment distance (Damerau 1964) in halves: an edit costs 2, a change of ASCII case 1.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = 2 * j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = 2 * i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      const bool alike = lower_ascii(a[i - 1]) == lower_ascii(b[j - 1]);
      const std::size_t substitution = same ? 0U : alike ? 1U : 2U;
      row[j] = std::min({last[j] + 2, row[j - 1] + 2, last[j - 1] + substitution});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 2);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

/// How far (in halves) a candidate may be from a word of this length and still be what was meant.
std::size_t tolerated_distance(std::size_t length) {
  if (length <= 1) return 1;
  if (length <= 5) return 2;
  return length <= 8 ? 4 : 6;
}

/// The length of the well-formed sequence at `position` and its code point; length 0 when malformed.
struct Sequence {
  std::size_t length;
  char32_t code_point;
};

Sequence sequence_at(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(text[position + i]); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {1, lead};
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || text.size() - position < length) return {0, 0};
  char32_t code_point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {0, 0};
    code_point = (code_point << 6) | (byte(i) & 0x3F);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < smallest[length] || surrogate || code_point > 0x10FFFF) return {0, 0};
  return {length, code_point};
}

}  // namespace

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  // Longer words are no slips of the pen, and the distance costs the product of the lengths.
  constexpr std::size_t longest = 64;
  if (word.empty() || word.size() > 4 * longest) return std::nullopt;
  const std::u32string wanted = decode(word);
  const std::string* best = nullptr;
  std::size_t best_distance = std::numeric_limits<std::size_t>::max();
  for (const std::string& candidate : candidates) {
    if (candidate.empty() || candidate.size() > 4 * longest) continue;
    const std::u32string have = decode(candidate);
    const std::size_t distance = edit_distance(wanted, have);
    if (distance <= tolerated_distance(std::min(wanted.size(), have.size())) && distance < best_distance) {
      best = &candidate;
      best_distance = distance;
    }
  }
  return best ? std::optional(*best) : std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  constexpr char32_t replacement = 0xFFFD;
  if (position >= text.size()) return replacement;
  const Sequence s = sequence_at(text, position);
  position += s.length > 0 ? s.length : 1;
  return s.length > 0 ? s.code_point : replacement;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_at(text, i).length;
    if (length == 0) return false;
    i += length;
  }
  return true;
}

namespace {

/// Calls back with the bytes of detail::letters in a quarter of its size: the gap before each range and the
/// length of each, seven bits a byte, the lowest first, the eighth set in all but the last.
template <class Put>
constexpr void pack_letters(Put put) {
  const auto number = [&](std::uint32_t n) {
    for (; n >= 0x80; n >>= 7) put(static_cast<std::uint8_t>(n | 0x80));
    put(static_cast<std::uint8_t>(n));
  };
  std::uint32_t end = 0;
  for (const auto& [first, last] : detail::letters) {
    number(first - end);
    number(last + 1 - first);
    end = last + 1;
  }
}

constexpr std::size_t packed_size = [] {
  std::size_t size = 0;
  pack_letters([&](std::uint8_t) { ++size; });
  return size;
}();

constexpr auto packed_letters = [] {
  std::array<std::uint8_t, packed_size> bytes{};
  std::size_t size = 0;
  pack_letters([&](std::uint8_t byte) { bytes[size++] = byte; });
  return bytes;
}();

}  // namespace

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  char32_t boundary = 0, number = 0;
  bool letters = false;  // below `boundary`, from the one before
  int shift = 0;
  for (const std::uint8_t byte : packed_letters) {
    number |= static_cast<char32_t>(byte & 0x7F) << shift;
    shift += 7;
    if ((byte & 0x80) != 0) continue;
    boundary += number;
    if (c < boundary) return letters;
    letters = !letters;
    number = 0, shift = 0;
  }
  return false;
}

bool is_identifier(std::string_view text) {
  constexpr std::size_t longest = 64;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    const char32_t c = next_code_point(text, i);
    const bool follows = (c >= U'0' && c <= U'9') || c == U'_' || c == U'\'';
    if (count == longest || !(is_letter(c) || (count > 0 && follows))) return false;
  }
  return count > 0;
}

}  // namespace pf
