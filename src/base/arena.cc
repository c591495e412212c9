// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include <cstring>

namespace relata::base {

std::string_view StringArena::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > block_bytes / 4) {
    auto own = std::make_unique<char[]>(text.size());
    std::memcpy(own.get(), text.data(), text.size());
    std::string_view kept(own.get(), text.size());
    large_.push_back(std::move(own));
    return kept;
  }
  if (blocks_.empty() || used_ + text.size() > block_bytes) {
    blocks_.push_back(std::make_unique<char[]>(block_bytes));
    used_ = 0;
  }
  char* place = blocks_.back().get() + used_;
  std::memcpy(place, text.data(), text.size());
  used_ += text.size();
  return {place, text.size()};
}

}  // namespace relata::base
