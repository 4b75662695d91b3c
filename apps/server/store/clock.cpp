#include "store/clock.hpp"

#include <sys/random.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>

namespace pf::server {

std::string now_text() {
  using namespace std::chrono;
  const auto now = system_clock::now().time_since_epoch();
  const std::time_t seconds = duration_cast<std::chrono::seconds>(now).count();
  const auto micros = static_cast<long>(duration_cast<microseconds>(now).count() % 1'000'000);
  std::tm utc = {};
  gmtime_r(&seconds, &utc);
  char text[32];
  const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
  std::snprintf(text + length, sizeof text - length, ".%06ldZ", micros);
  return text;
}

std::string new_id() {
  std::uint8_t bytes[16];
  // Requests of at most 256 bytes are never cut short.
  while (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) {
  }
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
  std::string text;
  for (int i = 0; i < 16; ++i) {
    constexpr char digits[] = "0123456789abcdef";
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 0xf];
  }
  return text;
}

}  // namespace pf::server
