// SPDX-License-Identifier: Apache-2.0
// The claim: who says that who did what to whom, where and when. All Spans point into the Article's text.
// Unknown is empty (string, optional, vector), never a guess. docs/formats.md gives the same thing as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "relata/article.h"

namespace relata {

/// A state, organisation, group or person as an actor, a recipient or a voice.
struct Party {
  std::string id;                    ///< lexicon id ("prk/kim-jong-un", "RUS"); empty if no list knows it
  std::string country;               ///< ISO 3166-1 alpha-3, XKX, or IGO UNO EUR NGO ISM IMG MNC; empty if unknown
  std::string sector;                ///< primary PLOVER sector; empty for a state as such
  std::vector<std::string> sectors;  ///< all sectors, the primary first
  std::string name;                  ///< of a person or organisation; empty if only described
  std::string office;                ///< plain English ("foreign minister"); empty if none
  Span mention;                      ///< the words that name it here; empty if bound from elsewhere in the article
};

enum class PlacePrecision : std::uint8_t { site, city, admin2, admin1, country, region };

struct Place {
  std::string name, country, admin1;
  std::optional<double> latitude, longitude;  ///< WGS 84 degrees
  PlacePrecision precision = PlacePrecision::country;
  Span mention;
};

enum class TimePrecision : std::uint8_t { day, week, weekend, month, quarter, half, year, decade, century, range };
/// What fixed the days: the words alone, the publication date with or without words, another date of the text.
enum class TimeBasis : std::uint8_t { stated, published, inferred, narration, relative };

/// Full days, both included. A time that nothing anchors keeps `relative` ("-P1Y") and no days.
struct TimeRange {
  std::optional<Day> begin, end;
  TimePrecision precision = TimePrecision::day;
  TimeBasis basis = TimeBasis::stated;
  std::string relative;
  std::optional<Span> mention;
};

enum class QuantityRelation : std::uint8_t { exactly, about, at_least, at_most, more_than, less_than };

struct Quantity {
  std::string what;  ///< "troops", "dead", "USD"
  QuantityRelation relation = QuantityRelation::exactly;
  double value = 0;
  std::string unit;
  Span mention;
};

enum class Speech : std::uint8_t { direct, indirect, mixed };

/// One voice of a chain.
struct Source {
  Party party;             ///< party.mention = the source's words; empty Span if only a former sentence names it
  Span cue;                ///< the saying word(s)
  Span content;            ///< from the first to the last word of what is said
  std::vector<Span> gaps;  ///< parts of `content` that are not said: the cue where it stands inside
  Speech speech = Speech::indirect;
};

enum class Status : std::uint8_t { actual, planned, promised, threatened, requested, denied, hypothetical };
enum class Polarity : std::uint8_t { positive, negative };
enum class Tense : std::uint8_t { none, past, present, future };

/// What was done, in a codebook's terms.
struct Event {
  std::string type;                          ///< "SUPPORT"
  std::vector<std::string> modes, contexts;  ///< sorted as in the codebook
  std::string cameo;                         ///< text: leading zeros count
  int quad = 0;                              ///< 1 to 4
  double goldstein = 0, intensity = 0;
  Span trigger;
};

struct Claim {
  std::string id;              ///< hash of article, spans and coded fields
  std::uint32_t sentence = 0;  ///< 0-based number in the article
  Span sentence_span;
  Event event;
  std::vector<Party> actors, recipients;
  std::optional<Place> place;
  std::optional<TimeRange> time;
  std::vector<Quantity> quantities;
  Status status = Status::actual;
  Polarity polarity = Polarity::positive;
  Tense tense = Tense::none;
  std::vector<Source> sources;     ///< innermost voice first; empty = the outlet itself
  double confidence = 0;           ///< estimated probability, 0 to 1; not yet calibrated
  std::vector<std::string> trace;  ///< what decided, in order
};

}  // namespace relata
