// SPDX-License-Identifier: Apache-2.0
// Bytes from files, standard input or memory, decompressed on the way (gzip with many members, zstd), a block at a
// time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "relata/result.h"

namespace relata::intake {

/// One thread at a time.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  /// Up to `size` bytes into `to`; 0 only at the end. After an Error the stream is at its end.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
};

/// The file as it is, or standard input for "-".
Result<std::unique_ptr<ByteStream>> open_file(const std::string& path);
/// Borrows the bytes.
std::unique_ptr<ByteStream> open_memory(std::string_view bytes);
/// Looks at the first bytes and puts a decompressor before `stream` where they are gzip's or zstd's. A stream that is
/// damaged or breaks off gives what came before, then an Error that names `name`.
Result<std::unique_ptr<ByteStream>> decompress(std::unique_ptr<ByteStream> stream, std::string name);

/// A stream with a window on what comes next, for those who look before they take.
class Reader {
 public:
  explicit Reader(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  /// The next bytes: at least `wanted`, fewer only at the end. Valid until the next call.
  std::string_view peek(std::size_t wanted);
  /// Gives up the first `count` bytes of what peek() showed.
  void take(std::size_t count);
  /// Bytes taken so far.
  std::size_t position() const { return position_; }
  /// Why the stream ended early, if it did.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t begin_ = 0, position_ = 0;
  bool ended_ = false;
  std::optional<Error> failure_;
};

/// A line without its end, or how many bytes it has when that is beyond the limit.
struct Line {
  std::string_view text;  ///< valid until the next call; empty if too long
  std::size_t bytes = 0;
  bool too_long = false;
};

/// The next line of `reader`, or nothing at the end. A line beyond `limit` is passed over in bounded memory.
std::optional<Line> next_line(Reader& reader, std::size_t limit);

}  // namespace relata::intake
