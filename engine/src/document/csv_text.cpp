#include "csv_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "pharmaflow/base/text.hpp"

namespace pf::document {
namespace {

constexpr const char* save_as =
    "Save the file as \"CSV UTF-8\" (spreadsheets offer it under Save as), or as UTF-16.";

/// The line of a place, counting LF, CR LF and CR.
std::size_t line_of(std::string_view text, std::size_t position) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < std::min(position, text.size()); ++i)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n'))) ++line;
  return line;
}

std::unexpected<Error> not_text(std::string_view before, std::string_view what) {
  return fail("invalid_csv",
              "Line " + std::to_string(line_of(before, before.size())) + " " + std::string(what) + ".",
              save_as);
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      put(0xE0 | (c >> 12));
    } else {
      put(0xF0 | (c >> 18));
      put(0x80 | ((c >> 12) & 0x3F));
    }
    put(0x80 | ((c >> 6) & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

enum class ByteOrder { little, big };

Result<std::string> from_utf16(std::string_view bytes, ByteOrder order) {
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[i]),
               second = static_cast<unsigned char>(bytes[i + 1]);
    return order == ByteOrder::little ? first | (char32_t{second} << 8) : second | (char32_t{first} << 8);
  };
  std::string out;
  out.reserve(bytes.size() / 2);
  const auto broken = [&] { return not_text(out, "is not well-formed UTF-16"); };
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    if (i + 1 >= bytes.size()) return broken();
    char32_t c = unit(i);
    if (c >= 0xDC00 && c < 0xE000) return broken();
    if (c >= 0xD800 && c < 0xDC00) {
      if (i + 3 >= bytes.size()) return broken();
      const char32_t low = unit(i + 2);
      if (low < 0xDC00 || low >= 0xE000) return broken();
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    append_utf8(out, c);
  }
  return out;
}

/// Text of a CSV is mostly ASCII, so UTF-16 without a mark shows as a zero in every other byte.
std::optional<ByteOrder> unmarked_utf16(std::string_view bytes) {
  const std::size_t pairs = std::min<std::size_t>(bytes.size(), 4096) / 2;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    even += bytes[2 * i] == '\0';
    odd += bytes[2 * i + 1] == '\0';
  }
  if (2 * odd > pairs && even == 0) return ByteOrder::little;
  if (2 * even > pairs && odd == 0) return ByteOrder::big;
  return std::nullopt;
}

Result<std::string> check_text(std::string text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const bool replacement = std::string_view(text).substr(begin, 3) == "\xEF\xBF\xBD";
    const char32_t c = next_code_point(text, i);
    const std::string_view before = std::string_view(text).substr(0, begin);
    if (c == 0xFFFD && !replacement) return not_text(before, "holds bytes that are not UTF-8");
    if (c == 0) return not_text(before, "holds a NUL character, so this is not text");
  }
  return text;
}

/// What is often handed over by mistake, by its first bytes.
std::optional<std::string> other_format(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("PK\x03\x04"sv)) return "a workbook (.xlsx, .ods) or another archive";
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return "an old workbook (.xls)";
  if (bytes.starts_with("%PDF"sv)) return "a PDF";
  if (bytes.starts_with("\x1F\x8B"sv)) return "compressed";
  return std::nullopt;
}

}  // namespace

Result<std::string> decode_csv(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.size() > csv_bytes_limit)
    return fail("limit_exceeded", "The CSV has more than 64 MiB.", "Split it, or keep fewer columns.");
  if (const auto other = other_format(bytes))
    return fail("invalid_csv", "The file is " + *other + ", not a CSV.",
                "Export the sheet as CSV and hand that over.");
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv))
    return fail("invalid_csv", "The file is UTF-32, which is not read.", save_as);
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return check_text(std::string(bytes.substr(3)));
  std::optional<ByteOrder> order = unmarked_utf16(bytes);
  const bool little = bytes.starts_with("\xFF\xFE"sv), big = bytes.starts_with("\xFE\xFF"sv);
  if (little || big) {
    order = little ? ByteOrder::little : ByteOrder::big;
    bytes.remove_prefix(2);
  }
  if (!order) return check_text(std::string(bytes));
  auto text = from_utf16(bytes, *order);
  return text ? check_text(std::move(*text)) : text;
}

std::string_view trim_cell(std::string_view text) {
  constexpr std::array<std::string_view, 4> blanks{" ", "\t", "\xC2\xA0", "\xE2\x80\xAF"};
  for (bool moved = true; moved;) {
    moved = false;
    for (const std::string_view blank : blanks) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), moved = true;
      if (text.ends_with(blank)) text.remove_suffix(blank.size()), moved = true;
    }
  }
  return text;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace pf::document
