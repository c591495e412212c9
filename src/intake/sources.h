// SPDX-License-Identifier: Apache-2.0
// Opens what users name on a command line: files, folders, globs, standard input; whatever they hold, told by content.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "intake/record.h"
#include "intake/stream.h"

namespace relata::intake {

/// All documents of all paths, in the order of the paths; the files of a folder or a glob in order of their names. "-"
/// is standard input, no path at all too. A path that does not exist is not_found at once; a file that cannot be read
/// is an Error from next().
Result<std::unique_ptr<DocumentSource>> open_documents(const std::vector<std::string>& paths, const IntakeLimits& limits = {});

/// The documents of one (possibly compressed) stream. `name` begins messages and names documents that have no id or
/// URL.
std::unique_ptr<DocumentSource> open_stream(std::unique_ptr<ByteStream> stream, const std::string& name, const IntakeLimits& limits = {});

}  // namespace relata::intake
