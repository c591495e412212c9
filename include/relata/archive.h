// SPDX-License-Identifier: Apache-2.0
// Readings kept in one SQLite file, with their texts, revisions, claims and sources, and found again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "relata/reading.h"
#include "relata/result.h"

namespace relata {

/// What to look for; an empty field asks nothing. Names, countries and codes are matched without regard to case or accents.
struct Query {
  std::string actor, recipient, either;  ///< a country code, name, office or lexicon id
  std::string source;                    ///< any voice of the chain
  std::string type, mode, status, place, language;
  std::string doc;              ///< the input's own id, URL or path
  std::string claim;            ///< a claim id
  std::string words;            ///< full text of the sentence (FTS5 query syntax)
  std::optional<Day> from, to;  ///< of the event, both included; claims without days are left out if either is set
  std::uint32_t limit = 0;      ///< 0 = all
};

/// A stored claim: what a list shows, and the whole as JSON (docs/formats.md).
struct StoredClaim {
  std::string id, doc, language, begin, end, type, status, polarity, actors, recipients, place, voice, sentence, trigger, json;
};

/// How often a pair of parties stands in claims of a type.
struct Dyad {
  std::string actor, recipient, type;
  std::int64_t claims = 0, articles = 0;
};

/// How often a voice is relied on.
struct VoiceUse {
  std::string voice, country, sector;
  std::int64_t claims = 0, alone = 0, articles = 0;  ///< alone: it is the chain's only voice
  std::string types;                                 ///< the most frequent event types, with counts
};

struct ArchiveCounts {
  std::int64_t articles = 0, revisions = 0, claims = 0;
};

enum class ArchiveMode : std::uint8_t { read, write };
enum class Stored : std::uint8_t { added, revision, unchanged };

/// One SQLite file (WAL). One writer at a time, many readers; a writer waits five seconds for another. One thread at a time. Move-only.
class Archive {
 public:
  /// Mode write makes the file if there is none; a file of a newer schema is `unsupported`, another program's database `bad_data`.
  static Result<Archive> open(const std::filesystem::path& file, ArchiveMode mode);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  /// All or nothing. The same text under the same doc changes nothing; another text under the same doc is its next revision.
  Result<Stored> add(const Reading& reading);

  /// In order of event day (claims without days last), then of document and sentence.
  Result<std::vector<StoredClaim>> find(const Query& query) const;
  Result<std::vector<Dyad>> dyads(const Query& query) const;
  Result<std::vector<VoiceUse>> voices(const Query& query) const;
  /// The article text of a document's newest revision.
  Result<std::string> text(const std::string& doc) const;
  /// Whether this very text is already stored under this doc.
  Result<bool> has(const std::string& doc, const std::string& article_id) const;
  Result<ArchiveCounts> counts() const;

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace relata
