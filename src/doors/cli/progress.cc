// SPDX-License-Identifier: Apache-2.0
#include "progress.h"

#include <cstdio>

#include "output.h"

namespace relata::cli {

Progress::~Progress() {
  if (shown_ && shows_progress()) std::fputs("\r\x1b[K", stderr);
}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - begin_).count();
}

void Progress::count(std::uint64_t bytes, bool failed) {
  ++documents_;
  bytes_ += bytes;
  failures_ += failed;
  if (!shown_ || !shows_progress() || Clock::now() - last_ < std::chrono::milliseconds(200)) return;
  last_ = Clock::now();
  draw();
}

void Progress::draw() const {
  std::fprintf(stderr, "\r\x1b[K%llu documents, %.1f MB, %.0f a second, %llu failed", static_cast<unsigned long long>(documents_),
               static_cast<double>(bytes_) / 1e6, static_cast<double>(documents_) / seconds(), static_cast<unsigned long long>(failures_));
}

}  // namespace relata::cli
