// SPDX-License-Identifier: Apache-2.0
// One DocumentSource a format. Each takes over a Reader that stands at the first byte of its input.
#pragma once

#include <memory>
#include <string>

#include "intake/record.h"
#include "intake/stream.h"

namespace relata::intake {

/// What every source starts with.
struct Input {
  Reader reader;
  std::string name;  ///< begins messages; names documents without id and URL
  IntakeLimits limits;
};

/// One document: the whole input. Text must be valid UTF-8; a page is taken as it is.
std::unique_ptr<DocumentSource> read_whole(Input input, ContentKind kind);
/// An object a line; empty lines are passed over.
std::unique_ptr<DocumentSource> read_json_lines(Input input);

}  // namespace relata::intake
