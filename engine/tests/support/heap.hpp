#pragma once

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

/// Counts what a test program takes from the heap. Included by one file of a program: it replaces its
/// operator new. Sanitizers keep their own allocator and are left alone; PF_COUNTS_HEAP tells.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define PF_COUNTS_HEAP 0
#endif
#endif
#ifndef PF_COUNTS_HEAP
#define PF_COUNTS_HEAP 1
#endif
#else
#define PF_COUNTS_HEAP 0
#endif

namespace pf::test {

struct Heap {
  std::atomic<std::size_t> allocations{0}, bytes{0};  ///< since the start of the program
};
inline Heap heap;

}  // namespace pf::test

#if PF_COUNTS_HEAP
void* operator new(std::size_t size) {
  ++pf::test::heap.allocations;
  pf::test::heap.bytes += size;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif
