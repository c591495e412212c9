// SPDX-License-Identifier: Apache-2.0
#include "intake/formats.h"
#include "intake/json_record.h"

namespace relata::intake {
namespace {

class JsonLinesSource final : public DocumentSource {
 public:
  explicit JsonLinesSource(Input input) : input_(std::move(input)), records_(input_.limits) {}

  Result<std::optional<RawDocument>> next() override {
    while (auto line = next_line(input_.reader, input_.limits.record_bytes)) {
      ++number_;
      const std::string place = input_.name + "#" + std::to_string(number_);
      if (line->too_long) {
        return Error{ErrorKind::limit, place + ": the line has " + std::to_string(line->bytes) + " bytes, more than the limit of " +
                                           std::to_string(input_.limits.record_bytes)};
      }
      if (number_ == 1 && line->text.starts_with("\xef\xbb\xbf")) line->text.remove_prefix(3);
      if (line->text.find_first_not_of(" \t\x1e") == std::string_view::npos) continue;
      auto record = records_.read(line->text, place);
      if (!record) return record.error();
      return std::optional<RawDocument>(std::move(*record));
    }
    if (input_.reader.failure() && !failure_told_) {
      failure_told_ = true;
      return *input_.reader.failure();
    }
    return std::optional<RawDocument>();
  }

 private:
  Input input_;
  JsonRecordReader records_;
  std::size_t number_ = 0;
  bool failure_told_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> read_json_lines(Input input) {
  return std::make_unique<JsonLinesSource>(std::move(input));
}

}  // namespace relata::intake
