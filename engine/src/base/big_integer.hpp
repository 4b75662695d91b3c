#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace pf::detail {

/// A natural number of at most 32 * limbs bits; what does not fit is the caller's fault.
template <std::size_t limbs>
class BigInteger {
 public:
  constexpr explicit BigInteger(std::uint64_t value) {
    limb_[0] = static_cast<std::uint32_t>(value);
    limb_[1] = static_cast<std::uint32_t>(value >> 32);
    size_ = 2;
    trim();
  }

  constexpr void multiply_add(std::uint32_t factor, std::uint32_t summand) {
    std::uint64_t carry = summand;
    for (std::size_t i = 0; i < size_; ++i) {
      carry += std::uint64_t{limb_[i]} * factor;
      limb_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) limb_[size_++] = static_cast<std::uint32_t>(carry);
  }

  /// Times 5^exponent.
  constexpr void multiply_by_five_to(int exponent) {
    constexpr std::uint32_t five_to_13 = 1220703125;  // the highest power in 32 bits
    for (; exponent >= 13; exponent -= 13) multiply_add(five_to_13, 0);
    for (; exponent > 0; --exponent) multiply_add(5, 0);
  }

  /// Rounds down.
  constexpr void divide(std::uint32_t divisor) {
    std::uint64_t rest = 0;
    for (std::size_t i = size_; i-- > 0;) {
      rest = rest << 32 | limb_[i];
      limb_[i] = static_cast<std::uint32_t>(rest / divisor);
      rest %= divisor;
    }
    trim();
  }

  /// Times 2^count.
  constexpr void shift_left(int count) {
    const auto whole = static_cast<std::size_t>(count / 32);
    if (size_ > 0) {
      std::copy_backward(limb_.begin(), limb_.begin() + size_, limb_.begin() + size_ + whole);
      std::fill_n(limb_.begin(), whole, 0u);
      size_ += whole;
    }
    multiply_add(1u << (count % 32), 0);
  }

  constexpr int bits() const {
    return size_ == 0 ? 0 : static_cast<int>(32 * size_) - std::countl_zero(limb_[size_ - 1]);
  }

  /// The 64 bits from the given position on; 0 below the lowest and above the highest.
  constexpr std::uint64_t word(int position) const {
    std::uint64_t out = 0;
    for (int bit = 63; bit >= 0; --bit) out = out << 1 | (test(position + bit) ? 1u : 0u);
    return out;
  }

  /// -1, 0, 1: less, equal, greater.
  constexpr int compare(const BigInteger& other) const {
    if (size_ != other.size_) return size_ < other.size_ ? -1 : 1;
    for (std::size_t i = size_; i-- > 0;)
      if (limb_[i] != other.limb_[i]) return limb_[i] < other.limb_[i] ? -1 : 1;
    return 0;
  }

 private:
  constexpr bool test(int bit) const {
    if (bit < 0 || bit >= bits()) return false;
    return (limb_[static_cast<std::size_t>(bit / 32)] >> (bit % 32) & 1) != 0;
  }
  constexpr void trim() {
    while (size_ > 0 && limb_[size_ - 1] == 0) --size_;
  }

  std::array<std::uint32_t, limbs> limb_{};  // the lowest first
  std::size_t size_ = 0;                     // without leading zeros
};

}  // namespace pf::detail
