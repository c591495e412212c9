// SPDX-License-Identifier: Apache-2.0
// Claims for a terminal: a head line a document, then one block a claim: what, who, whom on the first line; where, when, who says so
// below; the words last. Tested by rows_test.cc.
#include "format/names.h"
#include "relata/format.h"

namespace relata {
namespace {

class Painter {
 public:
  explicit Painter(const TableStyle& style) : style_(style) {}

  std::string paint(std::string_view text, const char* code) const {
    return style_.colour ? "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
  }

  /// Cut to `columns` code points; an ellipsis marks the cut.
  std::string fit(std::string_view text, unsigned columns) const {
    unsigned count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
      if (++count > columns) return std::string(text.substr(0, i)) + "…";
    }
    return std::string(text);
  }

  std::string block(const Reading& reading, const Claim& claim) const;

 private:
  TableStyle style_;
};

/// "SUPPORT actual", with what is unusual about it.
std::string kind(const Claim& claim, const ClaimSummary& summary) {
  std::string text = claim.event.type;
  for (const std::string& mode : claim.event.modes) text += "/" + mode;
  return text + " " + summary.status;
}

std::string when(const ClaimSummary& summary, const Claim& claim) {
  if (!summary.begin.empty()) return summary.begin == summary.end ? summary.begin : summary.begin + " to " + summary.end;
  return claim.time && !claim.time->relative.empty() ? "relative " + claim.time->relative : std::string();
}

std::string Painter::block(const Reading& reading, const Claim& claim) const {
  const ClaimSummary summary = summarise(reading, claim);
  std::string out = "  " + paint(kind(claim, summary), "1") + "  " + (summary.actors.empty() ? "?" : summary.actors);
  if (!summary.recipients.empty()) out += paint(" -> ", "2") + summary.recipients;
  std::string details;
  const auto detail = [&details](std::string_view label, const std::string& value) {
    if (!value.empty()) details += (details.empty() ? "" : "; ") + std::string(label) + value;
  };
  detail("", when(summary, claim));
  detail("at ", summary.place);
  for (const Quantity& quantity : claim.quantities) {
    std::string number = std::to_string(quantity.value);
    number.erase(number.find_last_not_of('0') + 1);
    if (!number.empty() && number.back() == '.') number.pop_back();
    detail("", std::string(format::name(quantity.relation)) + " " + number + " " + quantity.what);
  }
  detail("says ", summary.voice);
  if (!details.empty()) out += "\n      " + paint(details, "36");
  const unsigned width = style_.width > 20 ? style_.width - 8 : 12;
  return out + "\n      " + paint(fit("“" + summary.sentence + "”", width), "2") + "\n";
}

}  // namespace

std::string render_table(const Reading& reading, const TableStyle& style) {
  const Painter painter(style);
  const std::string count = std::to_string(reading.claims.size()) + (reading.claims.size() == 1 ? " claim" : " claims");
  std::string out = painter.paint(reading.article.doc, "1;34") + "  " + reading.article.language + ", " + std::to_string(reading.sentences.size()) +
                    " sentences, " + count + "\n";
  for (const Claim& claim : reading.claims) out += painter.block(reading, claim);
  return out;
}

}  // namespace relata
