// SPDX-License-Identifier: Apache-2.0
#include "failures.h"

#include <cstdio>

#include "relata/format.h"

namespace relata::cli {
namespace {

const char* name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid_input:
      return "invalid_input";
    case ErrorKind::not_found:
      return "not_found";
    case ErrorKind::unsupported:
      return "unsupported";
    case ErrorKind::bad_data:
      return "bad_data";
    case ErrorKind::io:
      return "io";
    case ErrorKind::limit:
      return "limit";
    case ErrorKind::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace

Result<Failures> Failures::open(const Arguments& arguments) {
  Failures failures;
  if (arguments.errors.empty()) return failures;
  failures.file_.open(arguments.errors, std::ios::binary);
  if (!failures.file_) return Error{ErrorKind::io, arguments.errors + ": cannot be written; give --errors another place"};
  return failures;
}

void Failures::add(const std::string& doc, const Error& error) {
  ++count_;
  data_missing_ |= error.kind == ErrorKind::bad_data;
  std::fprintf(stderr, "relata: %s%s%s\n", doc.c_str(), doc.empty() ? "" : ": ", error.message.c_str());
  if (!file_.is_open()) return;
  file_ << "{\"doc\":" << json_string(doc) << ",\"kind\":\"" << name(error.kind) << "\",\"message\":" << json_string(error.message) << "}\n"
        << std::flush;
}

void Failures::warn(const Reading& reading) const {
  for (const std::string& warning : reading.warnings) std::fprintf(stderr, "relata: %s: warning: %s\n", reading.article.doc.c_str(), warning.c_str());
}

Exit Failures::exit() const {
  if (data_missing_) return Exit::data_missing;
  return count_ > 0 ? Exit::some_failed : Exit::well;
}

}  // namespace relata::cli
