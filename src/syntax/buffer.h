// SPDX-License-Identifier: Apache-2.0
// Memory of a workspace: aligned to cache lines, grows, never shrinks, zero where fresh.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

namespace relata::syntax {

/// An array whose `size` only grows. Elements are plain data. Move-only.
template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  /// At least `count` elements; former contents are kept only where nothing had to grow. Throws bad_alloc.
  void reserve(std::size_t count) {
    if (count <= size_) return;
    const std::size_t wanted = std::max(count, size_ + size_ / 2);
    const std::size_t bytes = (wanted * sizeof(T) + padding + 63) / 64 * 64;
    void* fresh = std::aligned_alloc(64, bytes);
    if (fresh == nullptr) throw std::bad_alloc();
    std::memset(fresh, 0, bytes);
    data_.reset(static_cast<T*>(fresh));
    size_ = wanted;
  }
  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }
  T& operator[](std::size_t i) { return data_.get()[i]; }
  const T& operator[](std::size_t i) const { return data_.get()[i]; }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t padding = 64;  // kernels may write a whole vector at the end
  struct Free {
    void operator()(T* data) const { std::free(data); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0;
};

}  // namespace relata::syntax
