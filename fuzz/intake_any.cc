// SPDX-License-Identifier: Apache-2.0
// Any bytes as an input: plain or compressed text, JSON Lines, arrays, feeds, WARC. Reading ends, within the limits,
// and what is called text is valid UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "intake/sources.h"
#include "text/utf8.h"

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const intake::IntakeLimits limits{.record_bytes = 65536, .text_bytes = 65536};
  const auto source = intake::open_stream(intake::open_memory(bytes), "fuzz", limits);
  for (std::size_t given = 0;; ++given) {
    if (given > size + 2) std::abort();  // it never ends
    const auto document = source->next();
    if (!document) {
      if (document.error().message.empty()) std::abort();
      continue;
    }
    if (!*document) return 0;
    if ((*document)->kind == intake::ContentKind::text && text::find_utf8_error((*document)->content)) std::abort();
    if ((*document)->content.size() > 8 * limits.record_bytes) std::abort();
  }
}
