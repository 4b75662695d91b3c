#pragma once

#include <cstddef>
#include <cstring>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pf {

/// Values on their way between two engines of the same build: packs them, or takes them out again, in the
/// order in which they are named. The same function names them for both directions. A type of several parts
/// that owns memory has a `void carry(Parcel&, T&)` beside it, which names its parts.
class Parcel {
 public:
  /// To be filled.
  Parcel() = default;
  /// To be emptied; `bytes` of a filled one, borrowed.
  explicit Parcel(std::string_view bytes) : rest_(bytes), taking_(true) {}

  template <class... T>
  void operator()(T&&... values) {
    (handle(std::forward<T>(values)), ...);
  }

  const std::string& bytes() const { return bytes_; }

 private:
  template <class T>
  void handle(T& value) {
    if constexpr (std::is_trivially_copyable_v<T>)
      move(&value, sizeof value);
    else
      carry(*this, value);
  }
  /// What the span points to, in place.
  template <class T>
    requires std::is_trivially_copyable_v<T>
  void handle(std::span<T> values) {
    move(values.data(), values.size_bytes());
  }
  void handle(std::string& text) {
    text.resize(counted(text.size()));
    move(text.data(), text.size());
  }
  template <class T>
  void handle(std::vector<T>& values) {
    values.resize(counted(values.size()));
    if constexpr (std::is_trivially_copyable_v<T>)
      move(values.data(), values.size() * sizeof(T));
    else
      for (T& value : values) handle(value);
  }
  template <class T>
    requires(!std::is_trivially_copyable_v<std::optional<T>>)
  void handle(std::optional<T>& value) {
    bool there = value.has_value();
    handle(there);
    if (there && !value) value.emplace();
    if (!there) value.reset();
    if (value) handle(*value);
  }
  template <class T, class E>
  void handle(std::expected<T, E>& value) {
    bool good = value.has_value();
    handle(good);
    if (taking_ && good) value.emplace();
    if (taking_ && !good) value = std::unexpected(E{});
    if (good)
      handle(*value);
    else
      handle(value.error());
  }

  std::size_t counted(std::size_t size) {
    move(&size, sizeof size);
    return size;
  }
  void move(void* place, std::size_t size) {
    if (size == 0) return;
    if (!taking_) {
      bytes_.append(static_cast<const char*>(place), size);
      return;
    }
    if (size > rest_.size()) __builtin_trap();  // packed by another build
    std::memcpy(place, rest_.data(), size);
    rest_.remove_prefix(size);
  }

  std::string bytes_;
  std::string_view rest_;
  bool taking_ = false;
};

}  // namespace pf
