// SPDX-License-Identifier: Apache-2.0
#include "format/rows.h"

#include <charconv>
#include <cmath>

#include "format/days.h"
#include "format/names.h"
#include "format/summary.h"
#include "relata/version.h"
#include "text/utf8.h"

namespace relata::format {
namespace {

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string flattened(std::string cell) {
  for (char& c : cell) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return cell;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : ";") + part;
  return all;
}

template <class Get>
std::string each(const std::vector<Party>& parties, Get get) {
  std::string all;
  for (std::size_t i = 0; i < parties.size(); ++i) all += (i == 0 ? "" : ";") + get(parties[i]);
  return all;
}

}  // namespace

std::string join_cells(const std::vector<std::string>& cells, char separator) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) line += separator;
    line += separator == ',' ? quoted(cells[i]) : flattened(cells[i]);
  }
  return line + '\n';
}

std::string number_cell(double number) {
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::round(number * 10000) / 10000).ptr;
  return {digits, end};
}

const std::vector<std::string>& plain_columns() {
  static const std::vector<std::string> columns = {"id",
                                                   "doc",
                                                   "lang",
                                                   "sentence_n",
                                                   "begin",
                                                   "end",
                                                   "time_precision",
                                                   "actors",
                                                   "actor_country",
                                                   "actor_sector",
                                                   "type",
                                                   "modes",
                                                   "contexts",
                                                   "cameo",
                                                   "quad",
                                                   "goldstein",
                                                   "intensity",
                                                   "recipients",
                                                   "recipient_country",
                                                   "recipient_sector",
                                                   "place",
                                                   "place_country",
                                                   "lat",
                                                   "lon",
                                                   "status",
                                                   "polarity",
                                                   "tense",
                                                   "sources",
                                                   "quantities",
                                                   "confidence",
                                                   "trigger",
                                                   "trigger_begin",
                                                   "trigger_end",
                                                   "sentence",
                                                   "model",
                                                   "coder"};
  return columns;
}

std::vector<std::string> plain_row(const Reading& reading, const Claim& claim) {
  const ClaimSummary summary = summarise(reading, claim);
  const auto country = [](const Party& party) { return party.country; };
  const auto sector = [](const Party& party) { return party.sector; };
  std::string quantities;
  for (const Quantity& quantity : claim.quantities) {
    quantities += (quantities.empty() ? "" : ";") + quantity.what + " " + std::string(name(quantity.relation)) + " " + number_cell(quantity.value);
  }
  const auto [first, last] = text::CodePointIndex(reading.article.text).code_points(claim.event.trigger);
  return {claim.id,
          reading.article.doc,
          reading.article.language,
          std::to_string(claim.sentence),
          summary.begin,
          summary.end,
          claim.time ? std::string(name(claim.time->precision)) : "",
          summary.actors,
          each(claim.actors, country),
          each(claim.actors, sector),
          claim.event.type,
          joined(claim.event.modes),
          joined(claim.event.contexts),
          claim.event.cameo,
          std::to_string(claim.event.quad),
          number_cell(claim.event.goldstein),
          number_cell(claim.event.intensity),
          summary.recipients,
          each(claim.recipients, country),
          each(claim.recipients, sector),
          summary.place,
          claim.place ? claim.place->country : "",
          claim.place && claim.place->latitude ? number_cell(*claim.place->latitude) : "",
          claim.place && claim.place->longitude ? number_cell(*claim.place->longitude) : "",
          std::string(name(claim.status)),
          std::string(name(claim.polarity)),
          std::string(name(claim.tense)),
          summary.voice,
          quantities,
          number_cell(claim.confidence),
          summary.trigger,
          std::to_string(first),
          std::to_string(last),
          summary.sentence,
          reading.model,
          "relata " + std::string(version)};
}

}  // namespace relata::format
