// SPDX-License-Identifier: Apache-2.0
// The examples that stand in the lexicon beside each sense, read through the whole of parser, mentions and coder.
#pragma once

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "event/events.h"
#include "lexicon/codebook.h"
#include "lexicon/predicates.h"
#include "mention/mentions.h"
#include "relata/result.h"
#include "syntax/parser.h"

namespace relata::lexicon_examples {

/// Country codes of "RUS:GOV, PRK"; the UN and the EU count as IGO, as in the gold records.
inline std::set<std::string> countries(const std::string& list) {
  std::set<std::string> found;
  std::istringstream parts(list);
  for (std::string part; std::getline(parts, part, ',');) {
    part.erase(std::remove(part.begin(), part.end(), ' '), part.end());
    const std::string code = part.substr(0, 3);
    if (!code.empty()) found.insert(code == "UNO" || code == "EUR" ? "IGO" : code);
  }
  return found;
}

inline std::set<std::string> countries(const std::vector<Party>& parties) {
  std::string list;
  for (const Party& party : parties) list += party.country + ",";
  return countries(list);
}

/// All that is expected, and at most one more: a party whom the sentence names besides.
inline bool agree(const std::set<std::string>& expected, const std::set<std::string>& found) {
  return expected.empty() ? found.size() <= 1
                          : found.size() <= expected.size() + 1 && std::includes(found.begin(), found.end(), expected.begin(), expected.end());
}

/// Why an event isn't what the example must give; empty if it is.
inline std::string fault(const lexicon::Predicates& predicates, const lexicon::ExampleRow& example, const event::CodedEvent& event) {
  if (event.event.type != predicates.text(example.expect_type)) return "coded as another type: " + event.event.type;
  const std::string expect(predicates.text(example.expect));
  const std::size_t arrow = expect.find('>');
  if (!agree(countries(expect.substr(0, arrow)), countries(event.actors))) return "another actor";
  if (!agree(countries(expect.substr(arrow + 1)), countries(event.recipients))) return "another recipient";
  if (example.status != lexicon::no_status && static_cast<std::uint8_t>(event.status) != example.status) return "another status";
  if ((event.polarity == Polarity::negative) != (example.negative != 0)) return "another polarity";
  return {};
}

/// The best reading's fault; empty if the example passes.
inline std::string check(const lexicon::Predicates& predicates, const lexicon::ExampleRow& example, const event::Events& events) {
  if (predicates.text(example.expect_type) == "NONE") {
    const auto& blocker = predicates.sense(example.sense);
    const std::string lemma(predicates.text(blocker.lemma));
    for (const event::CodedEvent& event : events.coded) {
      if (event.trace.front().find(":" + lemma.substr(0, lemma.find(' '))) != std::string::npos)
        return "coded, though a blocker: " + event.event.type;
    }
    return {};
  }
  std::string best = "no event";
  for (const event::CodedEvent& event : events.coded) {
    const std::string found = fault(predicates, example, event);
    if (found.empty()) return {};
    if (best == "no event" || best.starts_with("coded as")) best = found;
  }
  return best;
}

struct Reader {
  syntax::Parser parser;
  lexicon::Language language;
  syntax::Workspace workspace;

  event::Events read(std::string_view text) {
    Article article;
    article.text = text;
    article.language = language.code();
    const syntax::Document document = parser.parse(article, workspace);
    return event::find_events(document, mention::find_mentions(document, language), language);
  }
};

}  // namespace relata::lexicon_examples
