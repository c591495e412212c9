// SPDX-License-Identifier: Apache-2.0
// The verbs of the command line. Each writes to standard output and gives the exit code; messages go to standard error.
#pragma once

#include "arguments.h"
#include "relata/reader.h"

namespace relata::cli {

Exit run_code(const Arguments& arguments);  ///< code, parse
Exit run_ingest(const Arguments& arguments);
Exit run_extract(const Arguments& arguments);
Exit run_find(const Arguments& arguments);
Exit run_timeline(const Arguments& arguments);
Exit run_dyads(const Arguments& arguments);
Exit run_sources(const Arguments& arguments);
Exit run_why(const Arguments& arguments);
Exit run_parse_words(const Arguments& arguments);  ///< parse --words
Exit run_eval(const Arguments& arguments);         ///< eval syntax
Exit run_doctor(const Arguments& arguments);
Exit print_version(const Arguments& arguments);

/// A Reader by the arguments, or the exit code after a message.
std::variant<Reader, Exit> open_reader(const Arguments& arguments);
/// One line on standard error; the code that its kind means.
Exit report(const Error& error);

}  // namespace relata::cli
