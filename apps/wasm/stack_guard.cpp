#include <cstdint>

// Debian builds its wasm32 libc++ with stack protection, but its wasi-libc does not carry the two symbols
// that this needs. The value only has to differ from what an overrun is likely to write.
extern "C" {
extern const std::uintptr_t __stack_chk_guard;
const std::uintptr_t __stack_chk_guard = 0x5bd1'e995;

[[noreturn]] void __stack_chk_fail() { __builtin_trap(); }
}
