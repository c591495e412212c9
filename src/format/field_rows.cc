// SPDX-License-Identifier: Apache-2.0
// The rows of the event data sets that users join with: POLECAT, ICEWS, GDELT 2.0 and PETRARCH. Their columns are fixed by their publishers
// (docs/formats.md lists them with what Relata leaves empty and why). Several actors or recipients share a cell where the format allows it;
// elsewhere the first stands for all.
// Tested by rows_test.cc.
#include <array>

#include "base/hash.h"
#include "format/days.h"
#include "format/rows.h"
#include "format/summary.h"
#include "relata/version.h"

namespace relata::format {
namespace {

const Party& first(const std::vector<Party>& parties) {
  static const Party nobody;
  return parties.empty() ? nobody : parties.front();
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : std::string(separator)) + part;
  return all;
}

std::string begin_day(const Claim& claim) {
  return claim.time ? iso(claim.time->begin) : std::string();
}

std::string compact_day(const Claim& claim) {
  std::string day = begin_day(claim);
  std::erase(day, '-');
  return day;
}

std::string coordinate(const std::optional<double>& value) {
  return value ? number_cell(*value) : std::string();
}

std::string display_name(const Reading& reading, const Party& party) {
  return !party.name.empty() ? party.name : std::string(reading.words(party.mention));
}

/// Country, name, then PLOVER sectors: the eight cells that POLECAT gives each side.
void polecat_party(const Reading& reading, const Party& party, std::vector<std::string>& cells) {
  cells.insert(cells.end(), {display_name(reading, party), party.country, "", party.sector, joined(party.sectors, ", "), party.office,
                             std::string(reading.words(party.mention)), ""});
}

/// Ten cells a side: code, name, country, known group, ethnic, two religions, three types.
void gdelt_party(const Reading& reading, const Party& party, std::vector<std::string>& cells) {
  std::string upper = display_name(reading, party);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  cells.insert(cells.end(), {party.country + party.sector, upper, party.country, "", "", "", "", party.sector, "", ""});
}

/// Eight cells a place: type, name, FIPS country (left empty: Relata has ISO codes), ADM1, ADM2, lat, lon, feature id.
void gdelt_place(const Place* place, std::vector<std::string>& cells) {
  if (place == nullptr) {
    cells.insert(cells.end(), {"0", "", "", "", "", "", "", ""});
    return;
  }
  const bool whole_country = place->precision == PlacePrecision::country;
  cells.insert(cells.end(), {whole_country ? "1" : "4", place->name, "", "", "", coordinate(place->latitude), coordinate(place->longitude), ""});
}

std::string numeric_id(const Claim& claim) {
  return std::to_string(base::hash64(claim.id) >> 2);
}

}  // namespace

const std::vector<std::string>& polecat_columns() {
  static const std::vector<std::string> columns = {"Event ID",
                                                   "Event Date",
                                                   "Event Type",
                                                   "Event Mode",
                                                   "Intensity",
                                                   "Quad Code",
                                                   "Contexts",
                                                   "Actor Name",
                                                   "Actor Country",
                                                   "Actor COW",
                                                   "Primary Actor Sector",
                                                   "Actor Sectors",
                                                   "Actor Title",
                                                   "Actor Name Raw",
                                                   "Wikipedia Actor ID",
                                                   "Recipient Name",
                                                   "Recipient Country",
                                                   "Recipient COW",
                                                   "Primary Recipient Sector",
                                                   "Recipient Sectors",
                                                   "Recipient Title",
                                                   "Recipient Name Raw",
                                                   "Wikipedia Recipient ID",
                                                   "Placename",
                                                   "City",
                                                   "District",
                                                   "Province",
                                                   "Country",
                                                   "Latitude",
                                                   "Longitude",
                                                   "GeoNames ID",
                                                   "Raw Placename",
                                                   "Feature Type",
                                                   "Source",
                                                   "Publication Date",
                                                   "Story People",
                                                   "Story Organizations",
                                                   "Story Locations",
                                                   "Language",
                                                   "Version"};
  return columns;
}

std::vector<std::string> polecat_row(const Reading& reading, const Claim& claim) {
  std::vector<std::string> cells = {claim.id,
                                    begin_day(claim),
                                    claim.event.type,
                                    joined(claim.event.modes, ", "),
                                    number_cell(claim.event.intensity),
                                    std::to_string(claim.event.quad),
                                    joined(claim.event.contexts, ", ")};
  polecat_party(reading, first(claim.actors), cells);
  polecat_party(reading, first(claim.recipients), cells);
  const Place place = claim.place.value_or(Place{});
  const bool city = place.precision == PlacePrecision::city || place.precision == PlacePrecision::site;
  cells.insert(cells.end(), {place.name, city ? place.name : "", "", place.admin1, place.country, coordinate(place.latitude),
                             coordinate(place.longitude), "", std::string(reading.words(place.mention)), "", reading.article.site,
                             iso(reading.article.published), "", "", "", reading.article.language, "relata " + std::string(version)});
  return cells;
}

const std::vector<std::string>& icews_columns() {
  static const std::vector<std::string> columns = {"Event ID",       "Event Date", "Source Name",     "Source Sectors", "Source Country",
                                                   "Event Text",     "CAMEO Code", "Intensity",       "Target Name",    "Target Sectors",
                                                   "Target Country", "Story ID",   "Sentence Number", "Publisher",      "City",
                                                   "District",       "Province",   "Country",         "Latitude",       "Longitude"};
  return columns;
}

std::vector<std::string> icews_row(const Reading& reading, const Claim& claim) {
  const Party& actor = first(claim.actors);
  const Party& target = first(claim.recipients);
  const Place place = claim.place.value_or(Place{});
  std::vector<std::string> cells = {numeric_id(claim),
                                    begin_day(claim),
                                    display_name(reading, actor),
                                    joined(actor.sectors, ","),
                                    actor.country,
                                    claim.event.type,
                                    claim.event.cameo,
                                    number_cell(claim.event.goldstein),
                                    display_name(reading, target),
                                    joined(target.sectors, ","),
                                    target.country,
                                    reading.article_id,
                                    std::to_string(claim.sentence + 1),
                                    reading.article.site,
                                    place.name,
                                    "",
                                    place.admin1,
                                    place.country,
                                    coordinate(place.latitude),
                                    coordinate(place.longitude)};
  for (std::string& cell : cells) {
    if (cell.empty()) cell = "NULL";
  }
  return cells;
}

std::vector<std::string> gdelt_row(const Reading& reading, const Claim& claim) {
  const std::string day = compact_day(claim);
  std::string fraction;
  if (claim.time && claim.time->begin) {
    const std::chrono::year_month_day date(*claim.time->begin);
    fraction =
        number_cell(static_cast<int>(date.year()) + ((static_cast<unsigned>(date.month()) - 1) * 30.0 + static_cast<unsigned>(date.day())) / 365.0);
  }
  std::vector<std::string> cells = {numeric_id(claim), day, day.substr(0, 6), day.substr(0, 4), fraction};
  gdelt_party(reading, first(claim.actors), cells);
  gdelt_party(reading, first(claim.recipients), cells);
  const std::string root = claim.event.cameo.substr(0, 2);
  // Cut points of GDELT's own files: 01-05, 06-09, 10-14, 15-20.
  const std::string quad = root.empty() ? "" : root <= "05" ? "1" : root <= "09" ? "2" : root <= "14" ? "3" : "4";
  cells.insert(cells.end(), {claim.sentence == 0 ? "1" : "0", claim.event.cameo, claim.event.cameo.substr(0, 3), root, quad,
                             number_cell(claim.event.goldstein), "1", "1", "1", ""});
  gdelt_place(nullptr, cells);
  gdelt_place(nullptr, cells);
  gdelt_place(claim.place ? &*claim.place : nullptr, cells);
  std::string added = iso(reading.article.published);
  std::erase(added, '-');
  cells.insert(cells.end(), {added.empty() ? "" : added + "000000", reading.article.url});
  return cells;
}

std::vector<std::string> petrarch_row(const Reading& reading, const Claim& claim) {
  const Party& actor = first(claim.actors);
  const Party& target = first(claim.recipients);
  return {compact_day(claim), actor.country + actor.sector, target.country + target.sector, claim.event.cameo, claim.id, reading.article.site};
}

}  // namespace relata::format
