// SPDX-License-Identifier: Apache-2.0
// A Query becomes one WHERE clause with bound values; every verb below adds what it selects and groups by.
#include <algorithm>

#include "format/days.h"
#include "store/archive_state.h"

namespace relata {
namespace {

/// The conditions of a query, and the values for their question marks in order.
class Where {
 public:
  explicit Where(const Query& query) {
    party(query.actor, "role = 'actor'");
    party(query.recipient, "role = 'recipient'");
    party(query.either, "role IN ('actor', 'recipient')");
    party(query.source, "role = 'source'");
    equals(query.type, "c.type = ? COLLATE NOCASE");
    equals(query.mode, "instr(',' || c.modes || ',', ',' || ? || ',') > 0");
    equals(query.status, "c.status = ?");
    equals(query.language, "a.language = ?");
    equals(query.doc, "a.doc = ?");
    equals(query.claim, "c.id = ?");
    equals(query.words, "c.claim IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)");
    if (!query.place.empty()) {
      sql_ += " AND (c.place LIKE ? OR c.place_country = ? COLLATE NOCASE)";
      values_.insert(values_.end(), {"%" + query.place + "%", query.place});
    }
    equals(format::iso(query.from), "c.\"end\" >= ?");
    equals(format::iso(query.to), "c.begin <= ?");
  }

  /// `head` … WHERE … `tail`, with the values bound.
  Result<store::Statement> prepare(const store::Connection& connection, const std::string& head, const std::string& tail,
                                   const char* join = "") const {
    auto statement = connection.prepare(head + " FROM claims c JOIN articles a USING (article)" + join + " WHERE a.current = 1" + sql_ + tail);
    if (!statement) return statement;
    for (std::size_t i = 0; i < values_.size(); ++i) statement->bind(static_cast<int>(i) + 1, values_[i]);
    return statement;
  }

 private:
  void equals(const std::string& value, const char* condition) {
    if (value.empty()) return;
    sql_ += std::string(" AND ") + condition;
    values_.push_back(value);
  }

  /// A code or an id matches whole; a name or an office by its words.
  void party(const std::string& value, const char* role) {
    if (value.empty()) return;
    sql_ += std::string(" AND c.claim IN (SELECT claim FROM participants WHERE ") + role +
            " AND (country = ? COLLATE NOCASE OR entity = ? COLLATE NOCASE OR name LIKE ? OR office LIKE ? OR words LIKE ?))";
    const std::string within = "%" + value + "%";
    values_.insert(values_.end(), {value, value, within, within, within});
  }

  std::string sql_;
  std::vector<std::string> values_;
};

std::string limited(const Query& query) {
  return query.limit == 0 ? "" : " LIMIT " + std::to_string(query.limit);
}

}  // namespace

Result<std::vector<StoredClaim>> Archive::find(const Query& query) const {
  auto statement = Where(query).prepare(state_->connection,
                                        "SELECT c.id, a.doc, a.language, c.begin, c.\"end\", c.type, c.status, c.polarity, c.actors, c.recipients, "
                                        "c.place, c.voice, c.sentence, c.\"trigger\", c.json",
                                        " ORDER BY c.begin IS NULL, c.begin, c.\"end\", a.doc, c.claim" + limited(query));
  if (!statement) return statement.error();
  std::vector<StoredClaim> claims;
  for (;;) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return claims;
    StoredClaim claim;
    std::string* const fields[] = {&claim.id,    &claim.doc,    &claim.language, &claim.begin,   &claim.end,
                                   &claim.type,  &claim.status, &claim.polarity, &claim.actors,  &claim.recipients,
                                   &claim.place, &claim.voice,  &claim.sentence, &claim.trigger, &claim.json};
    for (int column = 0; std::string * field : fields) *field = statement->text(column++);
    claims.push_back(std::move(claim));
  }
}

Result<std::vector<Dyad>> Archive::dyads(const Query& query) const {
  auto statement = Where(query).prepare(
      state_->connection,
      "SELECT coalesce((SELECT group_concat(DISTINCT country) FROM participants p WHERE p.claim = c.claim AND role = 'actor'), '') actor, "
      "coalesce((SELECT group_concat(DISTINCT country) FROM participants p WHERE p.claim = c.claim AND role = 'recipient'), '') recipient, "
      "c.type, count(*) n, count(DISTINCT c.article)",
      " GROUP BY actor, recipient, c.type ORDER BY n DESC, actor, recipient, c.type" + limited(query));
  if (!statement) return statement.error();
  std::vector<Dyad> dyads;
  for (;;) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return dyads;
    dyads.push_back({statement->text(0), statement->text(1), statement->text(2), statement->integer(3), statement->integer(4)});
  }
}

Result<std::vector<VoiceUse>> Archive::voices(const Query& query) const {
  // One row a voice and type; the types of a voice follow each other, the most frequent first.
  auto statement = Where(query).prepare(
      state_->connection,
      "SELECT voice, country, sector, sum(n), sum(alone), max(articles), group_concat(type || ' ' || n, ', ') FROM ("
      "SELECT coalesce(p.name, p.words, p.office, p.country, '?') voice, coalesce(p.country, '') country, coalesce(p.sector, '') sector, c.type "
      "type, "
      "count(DISTINCT c.claim) n, sum((SELECT count(*) FROM participants q WHERE q.claim = c.claim AND q.role = 'source') = 1) alone, "
      "count(DISTINCT c.article) articles",
      " GROUP BY voice, country, sector, type ORDER BY n DESC, type) GROUP BY voice, country, sector ORDER BY 4 DESC, voice" + limited(query),
      " JOIN participants p ON p.claim = c.claim AND p.role = 'source'");
  if (!statement) return statement.error();
  std::vector<VoiceUse> voices;
  for (;;) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return voices;
    voices.push_back({statement->text(0), statement->text(1), statement->text(2), statement->integer(3), statement->integer(4), statement->integer(5),
                      statement->text(6)});
  }
}

Result<std::string> Archive::text(const std::string& doc) const {
  auto statement = state_->connection.prepare("SELECT text FROM articles WHERE doc = ? AND current = 1");
  if (!statement) return statement.error();
  const auto row = statement->bind(1, doc).step();
  if (!row) return row.error();
  if (!*row) return Error{ErrorKind::not_found, doc + ": no such document in the store; `relata find` lists what there is"};
  return statement->text(0);
}

Result<bool> Archive::has(const std::string& doc, const std::string& article_id) const {
  auto statement = state_->connection.prepare("SELECT 1 FROM articles WHERE doc = ? AND hash = ?");
  if (!statement) return statement.error();
  return statement->bind(1, doc).bind(2, article_id).step();
}

Result<ArchiveCounts> Archive::counts() const {
  auto statement =
      state_->connection.prepare("SELECT coalesce(sum(current), 0), coalesce(sum(NOT current), 0), (SELECT count(*) FROM claims) FROM articles");
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return ArchiveCounts{statement->integer(0), statement->integer(1), statement->integer(2)};
}

}  // namespace relata
