// SPDX-License-Identifier: Apache-2.0
// SQLite as the store needs it: a connection, prepared statements, transactions. No exception, no leak.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "relata/result.h"

namespace relata::store {

/// A prepared statement. Bind, then step until it gives false. Borrows its connection.
class Statement {
 public:
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, std::int64_t number);
  Statement& bind(int index, double number);
  Statement& bind_null(int index);
  Statement& bind_or_null(int index, std::string_view text) { return text.empty() ? bind_null(index) : bind(index, text); }

  /// True while there is a row. Errors are kept: see Connection::error.
  Result<bool> step();
  /// Steps to the end and makes the statement ready to be bound again.
  Result<void> run();
  std::string text(int column) const;
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

 private:
  friend class Connection;
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
  std::string path_;
};

class Connection {
 public:
  enum class Mode : std::uint8_t { read, write };
  static Result<Connection> open(const std::filesystem::path& path, Mode mode);

  Result<Statement> prepare(std::string_view sql) const;
  /// Runs statements that take no values and give no rows.
  Result<void> execute(const char* sql) const;
  std::int64_t last_row() const { return sqlite3_last_insert_rowid(database_.get()); }
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };
  std::unique_ptr<sqlite3, Close> database_;
  std::string path_;
};

/// Rolls back unless commit() succeeded.
class Transaction {
 public:
  static Result<Transaction> begin(const Connection& connection);
  Transaction(Transaction&& other) noexcept : connection_(other.connection_) { other.connection_ = nullptr; }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(const Connection* connection) : connection_(connection) {}
  const Connection* connection_;
};

}  // namespace relata::store
