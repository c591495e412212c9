// SPDX-License-Identifier: Apache-2.0
#include "intake/formats.h"
#include "text/utf8.h"

namespace relata::intake {
namespace {

class WholeSource final : public DocumentSource {
 public:
  WholeSource(Input input, ContentKind kind) : input_(std::move(input)), kind_(kind) {}

  Result<std::optional<RawDocument>> next() override {
    if (done_) return std::optional<RawDocument>();
    done_ = true;
    const std::size_t limit = kind_ == ContentKind::text ? input_.limits.text_bytes : input_.limits.record_bytes;
    const std::string_view all = input_.reader.peek(limit + 1);
    if (input_.reader.failure()) return *input_.reader.failure();
    if (all.size() > limit) {
      return Error{ErrorKind::limit, input_.name + ": has more than " + std::to_string(limit) + " bytes, the limit for one article"};
    }
    if (kind_ == ContentKind::text) {
      if (const auto error = text::find_utf8_error(all)) {
        return Error{ErrorKind::invalid_input, input_.name + ": " + text::utf8_error(*error).message + "; convert it first, with iconv for example"};
      }
    }
    RawDocument document;
    document.doc = input_.name;
    document.kind = kind_;
    document.content = all;
    return std::optional<RawDocument>(std::move(document));
  }

 private:
  Input input_;
  ContentKind kind_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> read_whole(Input input, ContentKind kind) {
  return std::make_unique<WholeSource>(std::move(input), kind);
}

}  // namespace relata::intake
