// SPDX-License-Identifier: Apache-2.0
// Writing: one transaction an article. Reading lives in archive_queries.cc.
#include "relata/archive.h"

#include "format/days.h"
#include "format/names.h"
#include "relata/format.h"
#include "store/archive_state.h"

namespace relata {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : ",") + part;
  return all;
}

Result<void> put_participant(store::Statement& insert, std::string_view role, std::int64_t position, const Party& party, std::string_view words) {
  insert.bind(2, role).bind(3, position).bind_or_null(4, party.country).bind_or_null(5, party.sector).bind_or_null(6, party.name);
  insert.bind_or_null(7, party.office).bind_or_null(8, party.id).bind_or_null(9, words);
  return insert.run();
}

Result<void> put_participants(const store::Connection& connection, const Reading& reading, const Claim& claim, std::int64_t row) {
  auto insert = connection.prepare("INSERT INTO participants VALUES (?,?,?,?,?,?,?,?,?)");
  if (!insert) return insert.error();
  insert->bind(1, row);
  const auto put_all = [&](std::string_view role, const std::vector<Party>& parties) -> Result<void> {
    for (std::size_t i = 0; i < parties.size(); ++i) {
      auto done = put_participant(*insert, role, static_cast<std::int64_t>(i), parties[i], reading.words(parties[i].mention));
      if (!done) return done;
    }
    return {};
  };
  if (auto done = put_all("actor", claim.actors); !done) return done;
  if (auto done = put_all("recipient", claim.recipients); !done) return done;
  std::vector<Party> voices;
  for (const Source& source : claim.sources) voices.push_back(source.party);
  return put_all("source", voices);
}

Result<void> put_claim(const store::Connection& connection, const Reading& reading, const Claim& claim, std::int64_t article) {
  auto insert = connection.prepare("INSERT INTO claims VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  if (!insert) return insert.error();
  const ClaimSummary summary = summarise(reading, claim);
  insert->bind(1, claim.id).bind(2, article).bind(3, std::int64_t{claim.sentence}).bind(4, claim.event.type).bind(5, joined(claim.event.modes));
  insert->bind_or_null(6, claim.event.cameo)
      .bind(7, format::name(claim.status))
      .bind(8, format::name(claim.polarity))
      .bind(9, format::name(claim.tense));
  insert->bind_or_null(10, summary.begin).bind_or_null(11, summary.end).bind_or_null(12, summary.place);
  insert->bind_or_null(13, claim.place ? claim.place->country : std::string()).bind(14, claim.confidence);
  insert->bind(15, summary.actors).bind(16, summary.recipients).bind(17, summary.voice).bind(18, summary.sentence).bind(19, summary.trigger);
  insert->bind(20, claim_json(reading, claim));
  if (auto done = insert->run(); !done) return done;
  const std::int64_t row = connection.last_row();
  auto words = connection.prepare("INSERT INTO claim_words (rowid, sentence) VALUES (?,?)");
  if (!words) return words.error();
  if (auto done = words->bind(1, row).bind(2, summary.sentence).run(); !done) return done;
  return put_participants(connection, reading, claim, row);
}

Result<std::int64_t> put_article(const store::Connection& connection, const Reading& reading, std::int64_t revision) {
  const Article& article = reading.article;
  auto retire = connection.prepare("UPDATE articles SET current = 0 WHERE doc = ?");
  if (!retire) return retire.error();
  if (auto done = retire->bind(1, article.doc).run(); !done) return done.error();
  auto insert = connection.prepare("INSERT INTO articles VALUES (NULL,?,?,?,1,?,?,?,?,?,?,?)");
  if (!insert) return insert.error();
  insert->bind(1, reading.article_id).bind(2, article.doc).bind(3, revision).bind_or_null(4, article.url).bind_or_null(5, article.site);
  insert->bind_or_null(6, article.title)
      .bind_or_null(7, article.language)
      .bind_or_null(8, format::iso(article.published))
      .bind_or_null(9, reading.model);
  if (auto done = insert->bind(10, article.text).run(); !done) return done.error();
  return connection.last_row();
}

}  // namespace

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(const std::filesystem::path& file, ArchiveMode mode) {
  const auto how = mode == ArchiveMode::read ? store::Connection::Mode::read : store::Connection::Mode::write;
  std::error_code ignored;
  if (mode == ArchiveMode::read && !std::filesystem::exists(file, ignored)) {
    return Error{ErrorKind::not_found, file.string() + ": no such store; make it with `relata ingest PATH --store FILE`"};
  }
  auto connection = store::Connection::open(file, how);
  if (!connection) return connection.error();
  if (auto ready = store::prepare_schema(*connection, how); !ready) return ready.error();
  return Archive(std::make_unique<State>(State{std::move(*connection)}));
}

Result<Stored> Archive::add(const Reading& reading) {
  const store::Connection& connection = state_->connection;
  auto transaction = store::Transaction::begin(connection);
  if (!transaction) return transaction.error();
  auto known = connection.prepare("SELECT count(*), coalesce(sum(hash = ?2), 0) FROM articles WHERE doc = ?1");
  if (!known) return known.error();
  const auto row = known->bind(1, reading.article.doc).bind(2, reading.article_id).step();
  if (!row) return row.error();
  const std::int64_t revisions = known->integer(0);
  if (known->integer(1) > 0) return Stored::unchanged;
  const auto article = put_article(connection, reading, revisions);
  if (!article) return article.error();
  for (const Claim& claim : reading.claims) {
    if (auto done = put_claim(connection, reading, claim, *article); !done) return done.error();
  }
  if (auto done = transaction->commit(); !done) return done.error();
  return revisions == 0 ? Stored::added : Stored::revision;
}

}  // namespace relata
