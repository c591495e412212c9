// SPDX-License-Identifier: Apache-2.0
// Any bytes as text: repairs give valid UTF-8, normalisation maps every span back to code points, sentences and
// paragraphs are sound.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/fingerprint.h"
#include "text/fold.h"
#include "text/normalise.h"
#include "text/sentence.h"
#include "text/utf8.h"

using namespace relata;

namespace {

void require(bool good) {
  if (!good) std::abort();
}

void check_sentences(std::string_view text) {
  static const text::SentenceSplitter splitter({{"sr"}, {"art"}, {"inc"}, {"o"}});
  std::uint32_t last = 0;
  for (const auto& sentence : splitter.split(text)) {
    require(sentence.span.begin >= last && sentence.span.begin < sentence.span.end && sentence.span.end <= text.size());
    require(text::is_boundary(text, sentence.span.begin) && text::is_boundary(text, sentence.span.end));
    last = sentence.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string repaired = text::repair_utf8(bytes, size % 2 == 0 ? text::Utf8Repair::replacement : text::Utf8Repair::windows_1252);
  require(!text::find_utf8_error(repaired));
  if (!text::find_utf8_error(bytes)) require(repaired == bytes);
  const auto normal = text::normalise(repaired);
  require(!text::find_utf8_error(normal.text()));
  const text::CodePointIndex index(normal.text());
  require(index.size() == text::count_code_points(normal.text()));
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < normal.text().size();) {
    const auto begin = static_cast<std::uint32_t>(i);
    text::decode(normal.text(), i);
    const Span back = normal.original({begin, static_cast<std::uint32_t>(i)});
    require(back.begin <= back.end && back.end <= repaired.size() && back.begin >= before);
    require(text::is_boundary(repaired, back.begin) && text::is_boundary(repaired, back.end));
    before = back.begin;
  }
  check_sentences(repaired);
  const std::string folded = text::fold(repaired);
  require(!text::find_utf8_error(folded));
  text::DuplicateFinder finder;
  finder.add(repaired);
  require(text::make_shingles(repaired).empty() || finder.add(normal.text()).size() <= 1);
  return 0;
}
