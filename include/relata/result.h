// SPDX-License-Identifier: Apache-2.0
// How Relata says that something went wrong: a kind for programs, a sentence for people.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace relata {

enum class ErrorKind {
  invalid_input,  ///< the text, page or argument given is not what was asked for
  not_found,      ///< no such file, article, claim
  unsupported,    ///< well-formed, but not something Relata does (a language without a model, say)
  bad_data,       ///< our own data or a user's lexicon is damaged or contradicts itself
  io,             ///< the disk or the pipe said no
  limit,          ///< larger, deeper or longer than allowed
  internal,       ///< a bug in Relata
};

/// What happened, where, and the way out, in one line without a full stop.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string message;
};

/// A value or an Error. Names its members as std::expected does.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  /// Only where has_value().
  T& value() & noexcept { return *std::get_if<0>(&state_); }
  const T& value() const& noexcept { return *std::get_if<0>(&state_); }
  T&& value() && noexcept { return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & noexcept { return value(); }
  const T& operator*() const& noexcept { return value(); }
  T&& operator*() && noexcept { return std::move(*this).value(); }
  T* operator->() noexcept { return std::get_if<0>(&state_); }
  const T* operator->() const noexcept { return std::get_if<0>(&state_); }

  /// Only where not has_value().
  const Error& error() const& noexcept { return *std::get_if<1>(&state_); }
  Error&& error() && noexcept { return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Error> state_;
};

/// A verb that gives nothing back but may fail.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), failed_(true) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const noexcept { return !failed_; }
  explicit operator bool() const noexcept { return !failed_; }
  const Error& error() const& noexcept { return error_; }

 private:
  Error error_;
  bool failed_ = false;
};

}  // namespace relata
