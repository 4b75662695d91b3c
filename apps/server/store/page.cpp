#include "store/page.hpp"

#include <charconv>
#include <system_error>

namespace pf::server {

std::expected<Page, Problem> page_of(const Request& request) {
  Page page;
  if (const std::string limit = request.value("limit"); !limit.empty()) {
    const auto number = whole_number(limit, 1, 500);
    if (!number)
      return std::unexpected(bad_request("limit is '" + limit + "'.", "Give a whole number from 1 to 500."));
    page.limit = *number;
  }
  if (const std::string cursor = request.value("cursor"); !cursor.empty()) {
    const std::size_t mark = cursor.find('~');
    if (mark == cursor.npos)
      return std::unexpected(
          bad_request("cursor is '" + cursor + "'.", "Give the next_cursor of an earlier answer."));
    page.after_time = cursor.substr(0, mark);
    page.after_id = cursor.substr(mark + 1);
  }
  return page;
}

std::string cursor(const std::string& time, const std::string& id) { return time + "~" + id; }

std::optional<std::int64_t> whole_number(const std::string& text, std::int64_t least, std::int64_t most) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || number < least || number > most)
    return std::nullopt;
  return number;
}

}  // namespace pf::server
