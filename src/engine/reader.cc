// SPDX-License-Identifier: Apache-2.0
// The rooms in order: language, boilerplate, trees, mentions, voices, events, claims. Everything that is opened is opened once; scratch
// memory is lent to one article at a time.
#include "relata/reader.h"

#include <map>
#include <mutex>
#include <optional>

#include "attribution/attribution.h"
#include "base/hash.h"
#include "claim/claims.h"
#include "engine/article_checks.h"
#include "engine/boilerplate.h"
#include "engine/language_set.h"
#include "engine/public_view.h"
#include "event/events.h"
#include "mention/mentions.h"
#include "syntax/conllu.h"
#include "text/language.h"

namespace relata {

using engine::LanguageSet;

struct Reader::State {
  struct Slot {
    std::once_flag once;
    std::optional<Result<LanguageSet>> set;
  };

  std::filesystem::path data;
  Options options;
  std::vector<std::string> codes;
  std::map<std::string, Slot> slots;  ///< keys are fixed after open
  std::optional<page::BoilerplateFinder> boilerplate;
  std::optional<text::LanguageIdentifier> identifier;
  std::mutex workspaces_mutex;
  std::vector<syntax::Workspace> workspaces;

  Result<const LanguageSet*> language(const std::string& code);
  Result<Article> prepare(Article article) const;
  syntax::Document parse(const LanguageSet& set, const Article& article);
};

Result<const LanguageSet*> Reader::State::language(const std::string& code) {
  const auto slot = slots.find(code);
  if (slot == slots.end())
    return Error{ErrorKind::unsupported, "language " + code + " has no data in " + data.string() + "; there are: " + engine::joined(codes)};
  std::call_once(slot->second.once, [&] { slot->second.set = LanguageSet::open(data, code, options.lexicons); });
  if (!*slot->second.set) {
    Error error = slot->second.set->error();
    if (error.kind == ErrorKind::not_found) error.kind = ErrorKind::bad_data;  // our data is missing, not the user's document
    return error;
  }
  return &**slot->second.set;
}

Result<Article> Reader::State::prepare(Article article) const {
  if (auto fine = engine::check_text(article.text); !fine) return fine.error();
  if (article.language.empty()) article.language = identifier->identify(article.text).code;
  if (article.language == "und")
    return Error{ErrorKind::unsupported, "cannot tell the language (too few words, or another script); give it with --lang"};
  if (article.headline.empty()) article.headline = page::find_plain_headline(article.text);
  if (article.boilerplate.empty()) article.boilerplate = boilerplate->find(article.text, article.headline);
  return article;
}

syntax::Document Reader::State::parse(const LanguageSet& set, const Article& article) {
  std::optional<syntax::Workspace> workspace;
  {
    const std::lock_guard lock(workspaces_mutex);
    if (!workspaces.empty()) {
      workspace = std::move(workspaces.back());
      workspaces.pop_back();
    }
  }
  if (!workspace) workspace.emplace();
  syntax::Document document = set.parser.parse(article, *workspace);
  const std::lock_guard lock(workspaces_mutex);
  workspaces.push_back(std::move(*workspace));
  return document;
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const Options& options) {
  auto state = std::make_unique<State>();
  state->options = options;
  state->data = options.data.empty() ? default_data_folder() : options.data;
  state->codes = engine::language_codes(state->data);
  if (state->codes.empty()) {
    return Error{ErrorKind::not_found,
                 state->data.string() + ": no language data here; build it with `make`, or give its folder with --data or RELATA_DATA"};
  }
  for (const std::string& code : state->codes) state->slots[code];
  auto boilerplate = engine::open_boilerplate(state->data);
  if (!boilerplate) return boilerplate.error();
  state->boilerplate.emplace(std::move(*boilerplate));
  auto identifier = text::LanguageIdentifier::open(state->data / "identifier.bin");
  if (!identifier) return identifier.error();
  state->identifier.emplace(std::move(*identifier));
  return Reader(std::move(state));
}

Result<Reading> Reader::read(Article article) const {
  auto prepared = state_->prepare(std::move(article));
  if (!prepared) return prepared.error();
  const auto set = state_->language(prepared->language);
  if (!set) return set.error();
  Reading reading;
  reading.article = std::move(*prepared);
  reading.article_id = base::hash128_hex(reading.article.text);
  reading.model = (*set)->identity;
  const syntax::Document document = state_->parse(**set, reading.article);
  const mention::Mentions mentions = mention::find_mentions(document, (*set)->lexicon);
  const auto attributions = attribution::find_attributions(document, mentions, (*set)->lexicon);
  const event::Events events = event::find_events(document, mentions, (*set)->lexicon);
  reading.claims = claim::join({document, mentions, attributions, events}, reading.article_id);
  for (const syntax::Sentence& sentence : document.sentences) reading.sentences.push_back(sentence.span);
  reading.names = engine::named_things(mentions);
  reading.statements = engine::statements(attributions);
  reading.not_coded = engine::not_coded(document, events);
  return reading;
}

Result<std::string> Reader::parse(Article article) const {
  auto prepared = state_->prepare(std::move(article));
  if (!prepared) return prepared.error();
  const auto set = state_->language(prepared->language);
  if (!set) return set.error();
  const syntax::Document document = state_->parse(**set, *prepared);
  std::string trees;
  syntax::write_conllu(document, trees);
  return trees;
}

std::vector<LanguageVersion> Reader::languages() const {
  std::vector<LanguageVersion> versions;
  for (const std::string& code : state_->codes) {
    LanguageVersion version{code, "", ""};
    if (const auto parser = syntax::Parser::open(state_->data / (code + ".rmodel"))) version.model = parser->identity();
    if (const auto language = lexicon::Language::open(state_->data / (code + ".lexicon"))) version.lexicon = language->pack().hash();
    versions.push_back(std::move(version));
  }
  return versions;
}

}  // namespace relata
