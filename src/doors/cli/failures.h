// SPDX-License-Identifier: Apache-2.0
// Documents that could not be read: said on standard error, written to --errors, counted for the exit code.
#pragma once

#include <fstream>
#include <string>

#include "arguments.h"
#include "relata/reading.h"
#include "relata/result.h"

namespace relata::cli {

class Failures {
 public:
  static Result<Failures> open(const Arguments& arguments);

  void add(const std::string& doc, const Error& error);
  void warn(const Reading& reading) const;
  bool any() const { return count_ > 0; }
  std::size_t count() const { return count_; }
  /// data_missing if that was a reason, some_failed if anything failed.
  Exit exit() const;

 private:
  std::ofstream file_;
  std::size_t count_ = 0;
  bool data_missing_ = false;
};

}  // namespace relata::cli
