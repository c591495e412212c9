// SPDX-License-Identifier: Apache-2.0
// Any bytes as a page. What comes out is valid UTF-8 with sound spans, and the same each time.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "page/extract.h"
#include "text/utf8.h"

using namespace relata;

namespace {

void require(bool good) {
  if (!good) std::abort();
}

const page::BoilerplateFinder& finder() {
  static const lexicon::BoilerplatePhrase phrases[] = {
      {"leave a reply", lexicon::BoilerplateKind::tail},   {"leia tambem", lexicon::BoilerplateKind::section},
      {"publicidade", lexicon::BoilerplateKind::whole},    {"foto", lexicon::BoilerplateKind::begins},
      {"clique aqui", lexicon::BoilerplateKind::contains}, {"facebook", lexicon::BoilerplateKind::button}};
  static const page::BoilerplateFinder made(phrases);
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto found = page::extract_page({bytes, "https://a.example/2025/07/12/x", "", nullptr}, finder());
  if (!found) return 0;
  const std::string& text = found->article.text;
  require(!text::find_utf8_error(text));
  std::uint32_t last = 0;
  for (const auto& block : found->blocks) {
    require(block.span.begin >= last && block.span.begin < block.span.end && block.span.end <= text.size());
    require(text::is_boundary(text, block.span.begin) && text::is_boundary(text, block.span.end));
    last = block.span.end;
  }
  last = 0;
  for (const Span span : finder().find(text, found->article.headline)) {
    require(span.begin >= last && span.begin < span.end && span.end <= text.size());
    last = span.end;
  }
  const auto again = page::extract_page({bytes, "https://a.example/2025/07/12/x", "", nullptr}, finder());
  require(again && again->article.text == text);
  return 0;
}
