// SPDX-License-Identifier: Apache-2.0
// A line on standard error that says how a long run is going; nothing where that is no terminal.
#pragma once

#include <chrono>
#include <cstdint>

namespace relata::cli {

class Progress {
 public:
  explicit Progress(bool wanted) : shown_(wanted), begin_(Clock::now()), last_(begin_) {}
  ~Progress();

  void count(std::uint64_t bytes, bool failed);
  std::uint64_t documents() const { return documents_; }
  std::uint64_t failures() const { return failures_; }
  std::uint64_t bytes() const { return bytes_; }
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  void draw() const;

  bool shown_;
  std::uint64_t documents_ = 0, failures_ = 0, bytes_ = 0;
  Clock::time_point begin_, last_;
};

}  // namespace relata::cli
