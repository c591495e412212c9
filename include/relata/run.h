// SPDX-License-Identifier: Apache-2.0
// Many articles at a time, one result in the order of the input whatever the number of threads.
#pragma once

#include <functional>
#include <string>

#include "relata/documents.h"
#include "relata/reader.h"

namespace relata {

/// What became of one document.
struct Outcome {
  std::string doc;  ///< of a record that could not be read at all: the input's path and line
  Result<Reading> reading;
};

struct RunOptions {
  unsigned jobs = 0;  ///< threads; 0 = one a processor
  /// Called before a document is read, on any thread; true leaves it out without a word.
  std::function<bool(const Article&)> skip;
};

/// Reads every document and hands the outcomes to `consume` in input order on the calling thread; false from it stops the run.
/// Memory is bounded by a few documents a thread.
void read_all(const Reader& reader, Documents& documents, const RunOptions& options, const std::function<bool(Outcome)>& consume);

}  // namespace relata
