// SPDX-License-Identifier: Apache-2.0
#include "relata/documents.h"

#include "intake/sources.h"
#include "intake/record.h"

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
};

Documents::Documents(std::unique_ptr<State> state) : state_(std::move(state)) {}
Documents::Documents(Documents&&) noexcept = default;
Documents& Documents::operator=(Documents&&) noexcept = default;
Documents::~Documents() = default;

Result<Documents> Documents::open(const std::vector<std::string>& paths, const InputOptions& options) {
  auto source = intake::open_documents(paths);
  if (!source) return source.error();
  return Documents(std::make_unique<State>(State{options, std::move(*source)}));
}

std::optional<Result<Article>> Documents::next() {
  auto raw = state_->source->next();
  if (!raw) return raw.error();
  if (!*raw) return std::nullopt;
  return article_of(std::move(**raw), state_->options);
}

}  // namespace relata
