// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

namespace relata::store {
namespace {

Error sqlite_error(sqlite3* database, int code, const std::string& path) {
  std::string finding = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::io, path + ": the store is locked by another program; try again when it has finished"};
    case SQLITE_READONLY:
      return {ErrorKind::io, path + ": the store is read-only (" + finding + "); give a place you may write to"};
    case SQLITE_FULL:
      return {ErrorKind::io, path + ": the disk is full; nothing of this article was kept"};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return {ErrorKind::bad_data, path + ": not a Relata store, or damaged (" + finding + ")"};
    case SQLITE_CANTOPEN:
      return {ErrorKind::io, path + ": cannot be opened (" + finding + "); check the folder and your rights"};
    default:
      return {ErrorKind::io, path + ": " + finding};
  }
}

}  // namespace

Statement& Statement::bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), index, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind(int index, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), index, number);
  return *this;
}
Statement& Statement::bind(int index, double number) {
  sqlite3_bind_double(statement_.get(), index, number);
  return *this;
}
Statement& Statement::bind_null(int index) {
  sqlite3_bind_null(statement_.get(), index);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = sqlite_error(sqlite3_db_handle(statement_.get()), code, path_);
  sqlite3_reset(statement_.get());
  return error;
}

Result<void> Statement::run() {
  for (;;) {
    const auto more = step();
    if (!more) return more.error();
    if (!*more) break;
  }
  sqlite3_reset(statement_.get());
  return {};
}

std::string Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return text == nullptr ? std::string() : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

Result<Connection> Connection::open(const std::filesystem::path& path, Mode mode) {
  Connection connection;
  connection.path_ = path.string();
  sqlite3* database = nullptr;
  const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(connection.path_.c_str(), &database, flags, nullptr);
  connection.database_.reset(database);
  if (code != SQLITE_OK) return sqlite_error(database, code, connection.path_);
  sqlite3_busy_timeout(database, 5000);
  return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) const {
  Statement statement;
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  if (code != SQLITE_OK) return sqlite_error(database_.get(), code, path_);
  statement.statement_.reset(raw);
  statement.path_ = path_;
  return statement;
}

Result<void> Connection::execute(const char* sql) const {
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return sqlite_error(database_.get(), code, path_);
  return {};
}

Result<Transaction> Transaction::begin(const Connection& connection) {
  const auto begun = connection.execute("BEGIN IMMEDIATE");
  if (!begun) return begun.error();
  return Transaction(&connection);
}

Transaction::~Transaction() {
  if (connection_ != nullptr) (void)connection_->execute("ROLLBACK");
}

Result<void> Transaction::commit() {
  auto done = connection_->execute("COMMIT");
  if (done) connection_ = nullptr;
  return done;
}

}  // namespace relata::store
