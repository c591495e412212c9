// SPDX-License-Identifier: Apache-2.0
// Where messages for people go. The library itself never prints: a door hands in a sink, or there is none.
#pragma once

#include <string_view>

namespace relata::base {

enum class Severity { detail, notice, warning };

/// Called from any thread, one message (without a line end) at a time; implementations lock for themselves.
class LogSink {
 public:
  LogSink() = default;
  LogSink(const LogSink&) = delete;
  LogSink& operator=(const LogSink&) = delete;
  virtual ~LogSink() = default;
  virtual void write(Severity severity, std::string_view message) = 0;
};

/// Forgets everything.
class SilentSink final : public LogSink {
 public:
  void write(Severity, std::string_view) override {}
};

}  // namespace relata::base
