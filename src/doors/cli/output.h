// SPDX-License-Identifier: Apache-2.0
// Standard output that notices a closed pipe and a full disk, and what is known of the terminal.
#pragma once

#include <string_view>

#include "relata/format.h"

namespace relata::cli {

class Output {
 public:
  Output();

  /// False once writing has failed; a closed pipe is silent, anything else is said once on standard error.
  bool write(std::string_view text);
  /// Flushes; false if anything was lost other than to a closed pipe.
  bool finish();

  bool terminal() const { return terminal_; }
  /// Colour only on a terminal and without NO_COLOR.
  TableStyle style() const;

 private:
  bool terminal_ = false, failed_ = false, closed_ = false;
};

/// Whether standard error is a terminal: progress is shown only there.
bool shows_progress();

}  // namespace relata::cli
