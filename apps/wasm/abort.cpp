// Where libc++ and libc++abi end what cannot go on. Their own versions format a message for a standard error
// that nobody reads, and bring printf along.
#include <__verbose_abort>

void std::__libcpp_verbose_abort(const char* /*format*/, ...) { __builtin_trap(); }

extern "C" {
[[noreturn]] void abort_message(const char* /*format*/, ...) { __builtin_trap(); }
}
