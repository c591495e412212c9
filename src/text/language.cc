// SPDX-License-Identifier: Apache-2.0
// A linear classifier over hashed features: character n-grams (1 to 5 letters, inside words padded with one space on
// either side) and whole words, lower-case. Each feature has an 8-bit weight a language; the score of a language is the
// sum over all features, the probability the softmax of the mean score, sharpened by how many words were seen.
// Portuguese is two classes, pt-BR and pt-PT, whose scores are joined for the code and told apart for the variety.
// Example: "O ministro disse" has "#ministro", "#disse", " o ", "min", "inis", ... Letters outside the Latin script are
// counted first: a text mostly in Cyrillic or Han is "und" without further ado. The method is that of fastText's linear
// models (Joulin et al. 2017) and langid.py; the weights are our own (tools/train). Tested by: language_test.cc.
#include "text/language.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/file.h"
#include "text/character.h"
#include "text/utf8.h"

namespace relata::text {
namespace {

constexpr std::size_t longest_text = 4000;
constexpr std::size_t longest_word = 24;  // code points; longer ones are no words
constexpr std::size_t most_languages = 64;
constexpr double read_languages_prior = 3.0;  // how much likelier news in a language that Relata reads is, before a word is seen
constexpr std::string_view magic = "RELLANG1";

std::uint32_t hash_step(std::uint32_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193U;
  return hash;
}
constexpr std::uint32_t hash_start = 0x811c9dc5U;

template <class Number>
Number read_number(std::string_view bytes, std::size_t offset) {
  Number number;
  std::memcpy(&number, bytes.data() + offset, sizeof number);
  return number;
}

}  // namespace

struct LanguageIdentifier::Table {
  std::string bytes;  // of the whole file
  std::vector<std::string> languages;
  std::uint32_t bits = 0;
  float scale = 0;
  std::size_t weights = 0;  // offset of the first

  // Sums the weights of one feature.
  void add(std::uint32_t hash, std::vector<std::int32_t>& scores) const {
    const std::uint32_t row = (hash ^ hash >> 15) & ((1U << bits) - 1);
    const auto* weight = reinterpret_cast<const std::int8_t*>(bytes.data() + weights + std::size_t{row} * languages.size());
    for (std::size_t i = 0; i < languages.size(); ++i) scores[i] += weight[i];
  }
};

namespace {

// The words of a text, lower-case, one call each.
template <class Call>
std::size_t for_each_word(std::string_view text, Call&& call) {
  std::string word = " ";
  std::vector<std::size_t> starts = {0};  // of each code point in `word`
  std::size_t words = 0;
  const auto finish = [&] {
    if (starts.size() > 1 && starts.size() <= longest_word) {
      starts.push_back(word.size());
      word.push_back(' ');
      starts.push_back(word.size());
      call(word, starts);
      ++words;
    }
    word.assign(" ");
    starts.assign({0});
  };
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode(text, i);
    if (is_invisible(c)) continue;
    if (!is_letter(c)) {
      finish();
      continue;
    }
    starts.push_back(word.size());
    append_code_point(word, to_lower(c));
  }
  finish();
  return words;
}

// Share of the letters that are Latin.
double latin_share(std::string_view text) {
  std::size_t latin = 0, all = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode(text, i);
    if (!is_letter(c)) continue;
    ++all;
    latin += c < 0x250 || (c >= 0x1e00 && c < 0x1f00);
  }
  return all == 0 ? 0.0 : static_cast<double>(latin) / static_cast<double>(all);
}

}  // namespace

LanguageIdentifier::LanguageIdentifier(std::unique_ptr<Table> table) : table_(std::move(table)) {}
LanguageIdentifier::LanguageIdentifier(LanguageIdentifier&&) noexcept = default;
LanguageIdentifier& LanguageIdentifier::operator=(LanguageIdentifier&&) noexcept = default;
LanguageIdentifier::~LanguageIdentifier() = default;

Result<LanguageIdentifier> LanguageIdentifier::open(const std::filesystem::path& file) {
  auto bytes = base::read_file(file, std::size_t{64} << 20);
  if (!bytes) return bytes.error();
  return from_bytes(std::move(*bytes), file.string());
}

Result<LanguageIdentifier> LanguageIdentifier::from_bytes(std::string bytes, std::string_view name) {
  constexpr std::size_t header = 24;
  const Error damaged{ErrorKind::bad_data, std::string(name) + ": is no table of the language identifier, or is damaged; build the data again"};
  if (bytes.size() < header || !std::string_view(bytes).starts_with(magic)) return damaged;
  auto table = std::make_unique<Table>();
  table->bits = read_number<std::uint32_t>(bytes, 8);
  const std::size_t count = read_number<std::uint32_t>(bytes, 12), names = read_number<std::uint32_t>(bytes, 16);
  table->scale = read_number<float>(bytes, 20);
  table->weights = header + names;
  if (table->bits < 8 || table->bits > 22 || count == 0 || count > most_languages || names > 4096) return damaged;
  if (bytes.size() != table->weights + (count << table->bits)) return damaged;
  std::string_view list = std::string_view(bytes).substr(header, names);
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    table->languages.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  if (table->languages.size() != count) return damaged;
  table->bytes = std::move(bytes);
  return LanguageIdentifier(std::move(table));
}

LanguageGuess LanguageIdentifier::identify(std::string_view text) const {
  text = clip(text, longest_text);
  if (latin_share(text) < 0.5) return {"und", 1.0, {}};
  std::vector<std::int32_t> scores(table_->languages.size());
  std::size_t features = 0;
  const std::size_t words = for_each_word(text, [&](const std::string& word, const std::vector<std::size_t>& starts) {
    const std::size_t size = starts.size() - 1;  // code points, both spaces counted
    for (std::size_t i = 0; i < size; ++i) {
      std::uint32_t hash = hash_start;
      for (std::size_t n = 1; n <= 5 && i + n <= size; ++n) {
        hash = hash_step(hash, std::string_view(word).substr(starts[i + n - 1], starts[i + n] - starts[i + n - 1]));
        if (n == 1 && (i == 0 || i + 1 == size)) continue;  // a lone space says nothing
        table_->add(hash, scores);
        ++features;
      }
    }
    table_->add(hash_step(hash_step(hash_start, "#"), std::string_view(word).substr(1, word.size() - 2)), scores);
    ++features;
  });
  if (words == 0) return {"und", 0.0, {}};

  // The mean score was trained as a logit for a fragment; more words make it surer.
  const double sharpness =
      static_cast<double>(table_->scale) / static_cast<double>(features) * std::clamp(std::sqrt(static_cast<double>(words) / 12.0), 0.6, 4.0);
  // (dev treebanks, all sentences, fragments too: 98.3 % right with the prior, 97.4 % without)
  const std::int32_t best_score = *std::max_element(scores.begin(), scores.end());
  std::vector<std::pair<std::string, double>> languages;  // the varieties of one joined
  double total = 0;
  std::array<double, 2> varieties{};
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::string& name = table_->languages[i];
    const std::string code = name.substr(0, name.find('-'));
    const bool read = code == "pt" || code == "en" || code == "es";
    const double weight = std::exp((scores[i] - best_score) * sharpness) * (read ? read_languages_prior : 1.0);
    if (languages.empty() || languages.back().first != code) languages.emplace_back(code, 0.0);
    languages.back().second += weight;
    total += weight;
    if (name == "pt-BR") varieties[0] = weight;
    if (name == "pt-PT") varieties[1] = weight;
  }
  const auto best = std::max_element(languages.begin(), languages.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  LanguageGuess guess{best->first, best->second / total, {}};
  if (guess.code == "pt" && varieties[0] > 3 * varieties[1]) guess.variety = "pt-BR";
  if (guess.code == "pt" && varieties[1] > 3 * varieties[0]) guess.variety = "pt-PT";
  return guess;
}

}  // namespace relata::text
