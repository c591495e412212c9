// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

namespace relata::store {
namespace {

// Version 1. An article is one text under one doc; another text under the same doc is the next revision, and only the newest is `current`.
constexpr const char* version_1 = R"sql(
CREATE TABLE articles (
  article INTEGER PRIMARY KEY, hash TEXT NOT NULL, doc TEXT NOT NULL, revision INTEGER NOT NULL, current INTEGER NOT NULL,
  url TEXT, site TEXT, title TEXT, language TEXT, published TEXT, model TEXT, text TEXT NOT NULL,
  UNIQUE (doc, hash)
) STRICT;
CREATE INDEX articles_hash ON articles (hash);
CREATE TABLE claims (
  claim INTEGER PRIMARY KEY, id TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles, sentence_number INTEGER NOT NULL,
  type TEXT NOT NULL, modes TEXT NOT NULL, cameo TEXT, status TEXT NOT NULL, polarity TEXT NOT NULL, tense TEXT NOT NULL,
  begin TEXT, "end" TEXT, place TEXT, place_country TEXT, confidence REAL NOT NULL,
  actors TEXT NOT NULL, recipients TEXT NOT NULL, voice TEXT NOT NULL, sentence TEXT NOT NULL, "trigger" TEXT NOT NULL, json TEXT NOT NULL
) STRICT;
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_article ON claims (article);
CREATE INDEX claims_type ON claims (type, begin);
CREATE INDEX claims_begin ON claims (begin);
CREATE TABLE participants (
  claim INTEGER NOT NULL REFERENCES claims, role TEXT NOT NULL, position INTEGER NOT NULL,
  country TEXT, sector TEXT, name TEXT, office TEXT, entity TEXT, words TEXT,
  PRIMARY KEY (claim, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_country ON participants (country, role);
CREATE VIRTUAL TABLE claim_words USING fts5 (sentence, content='claims', content_rowid='claim', tokenize='unicode61 remove_diacritics 2');
)sql";

Result<std::int64_t> pragma(const Connection& connection, const char* sql) {
  auto statement = connection.prepare(sql);
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return *row ? statement->integer(0) : 0;
}

Result<void> create(const Connection& connection) {
  if (auto done = connection.execute("PRAGMA journal_mode = WAL"); !done) return done;
  auto transaction = Transaction::begin(connection);
  if (!transaction) return transaction.error();
  const std::string header =
      "PRAGMA application_id = " + std::to_string(application_id) + "; PRAGMA user_version = " + std::to_string(schema_version) + ";";
  for (const char* sql : {version_1, header.c_str()}) {
    if (auto done = connection.execute(sql); !done) return done;
  }
  return transaction->commit();
}

}  // namespace

Result<void> prepare_schema(const Connection& connection, Connection::Mode mode) {
  const auto application = pragma(connection, "PRAGMA application_id");
  if (!application) return application.error();
  const auto version = pragma(connection, "PRAGMA user_version");
  if (!version) return version.error();
  const auto tables = pragma(connection, "SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  if (*tables == 0 && *application == 0) {
    if (mode == Connection::Mode::read)
      return Error{ErrorKind::not_found, connection.path() + ": an empty file; fill it with `relata ingest PATH --store FILE`"};
    return create(connection);
  }
  if (*application != application_id) return Error{ErrorKind::bad_data, connection.path() + ": a database of another program, not a Relata store"};
  if (*version > schema_version) {
    return Error{ErrorKind::unsupported, connection.path() + ": store schema " + std::to_string(*version) + " is newer than this program's " +
                                             std::to_string(schema_version) + "; use a newer relata"};
  }
  return {};
}

}  // namespace relata::store
