#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace pf::detail {

/// The finaliser of splitmix64 (Steele, Lea & Flood 2014, OOPSLA): a bijection that mixes 64 bits.
constexpr std::uint64_t mix64(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

/// The next output of splitmix64, whose state moves on.
constexpr std::uint64_t splitmix64(std::uint64_t& state) { return mix64(state += 0x9E3779B97F4A7C15U); }

/// The next output of xoshiro256++ (Blackman & Vigna 2021, figure 7 of the paper), whose state moves on.
constexpr std::uint64_t xoshiro256pp(std::array<std::uint64_t, 4>& s) {
  const std::uint64_t output = std::rotl(s[0] + s[3], 23) + s[0];
  const std::uint64_t shifted = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = std::rotl(s[3], 45);
  return output;
}

}  // namespace pf::detail
