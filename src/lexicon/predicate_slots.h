// SPDX-License-Identifier: Apache-2.0
// Reads the small language of slots and conditions: "in:prep:contra/sobre | obj", "obj in weapon/vehicle", "no word pena".
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "lexicon/predicates.h"
#include "relata/result.h"

namespace relata::lexicon {

/// Grows the rows that senses point into.
struct SlotTables {
  PackWriter& writer;
  const std::set<std::string, std::less<>>& classes;
  std::vector<Text> texts;
  std::vector<SlotRow> slots;
  std::vector<ConditionRow> conditions;

  Range add_texts(const std::vector<std::string>& all);
  /// An Error's message says what is wrong and what is known.
  Result<Range> add_slots(std::string_view expression);
  Result<Range> add_conditions(const std::vector<std::string>& all);

 private:
  Result<SlotRow> read_slot(std::string_view text);
  Result<ConditionRow> read_condition(std::string_view text);
};

}  // namespace relata::lexicon
