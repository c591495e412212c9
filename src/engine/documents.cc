// SPDX-License-Identifier: Apache-2.0
#include "relata/documents.h"

#include "engine/boilerplate.h"
#include "intake/record.h"
#include "intake/sources.h"
#include "page/extract.h"
#include "page/recurring.h"
#include "relata/reader.h"
#include "text/language.h"

namespace relata {
namespace {

Article article_of(intake::RawDocument raw, const InputOptions& options) {
  Article article;
  article.doc = std::move(raw.doc);
  article.url = std::move(raw.url);
  article.site = std::move(raw.site);
  article.title = std::move(raw.title);
  article.text = std::move(raw.content);
  article.language = raw.language.empty() ? options.language : std::move(raw.language);
  article.authors = std::move(raw.authors);
  article.published = raw.date ? raw.date : options.date;
  if (article.published) article.date_basis = raw.date ? DateBasis::published : DateBasis::given;
  return article;
}

}  // namespace

struct Documents::State {
  InputOptions options;
  std::unique_ptr<intake::DocumentSource> source;
  std::optional<page::BoilerplateFinder> boilerplate;  ///< opened with the first page of HTML
  std::optional<text::LanguageIdentifier> identifier;  ///< likewise

  page::MonthWords months;
  page::RecurringLines recurring;

  Result<void> open_page_data();

  Result<Article> extract(intake::RawDocument raw);
};

Result<void> Documents::State::open_page_data() {
  if (boilerplate) return {};
  const auto data = options.data.empty() ? default_data_folder() : options.data;
  auto phrases = engine::open_boilerplate(data);
  if (!phrases) return phrases.error();
  auto languages = text::LanguageIdentifier::open(data / "identifier.bin");
  if (!languages) return languages.error();
  auto month_words = engine::open_month_words(data);
  if (!month_words) return month_words.error();
  months = std::move(*month_words);
  boilerplate.emplace(std::move(*phrases));
  identifier.emplace(std::move(*languages));
  return {};
}

/// What the record says (a feed, a scraper) beats what the page says of itself; the page's text is the article's.
Result<Article> Documents::State::extract(intake::RawDocument raw) {
  if (auto opened = open_page_data(); !opened) return opened.error();
  auto page = page::extract_page({raw.content, raw.url, raw.charset, &months}, *boilerplate);
  if (!page) return Error{page.error().kind, raw.doc + ": " + page.error().message};
  recurring.clean(raw.site.empty() ? page->article.site : raw.site, *page);
  Article& found = page->article;
  if (raw.url.empty()) raw.url = std::move(found.url);
  if (raw.site.empty()) raw.site = std::move(found.site);
  if (raw.title.empty()) raw.title = std::move(found.title);
  if (raw.authors.empty()) raw.authors = std::move(found.authors);
  if (!raw.date) raw.date = found.published;
  raw.content = std::move(found.text);
  // Pages often say "en" whatever they are written in; the text itself tells.
  if (const auto guess = identifier->identify(raw.content); guess.code != "und") raw.language = guess.code;
  if (!options.language.empty()) raw.language = options.language;
  Article article = article_of(std::move(raw), options);
  article.headline = found.headline;
  return article;
}

Documents::Documents(std::unique_ptr<State> state) : state_(std::move(state)) {}
Documents::Documents(Documents&&) noexcept = default;
Documents& Documents::operator=(Documents&&) noexcept = default;
Documents::~Documents() = default;

Result<Documents> Documents::open(const std::vector<std::string>& paths, const InputOptions& options) {
  auto source = intake::open_documents(paths);
  if (!source) return source.error();
  return Documents(std::make_unique<State>(State{options, std::move(*source), {}, {}, {}, {}}));
}

std::optional<Result<Article>> Documents::next() {
  auto raw = state_->source->next();
  if (!raw) return raw.error();
  if (!*raw) return std::nullopt;
  if ((*raw)->kind == intake::ContentKind::html) return state_->extract(std::move(**raw));
  return article_of(std::move(**raw), state_->options);
}

}  // namespace relata
