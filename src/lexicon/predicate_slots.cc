// SPDX-License-Identifier: Apache-2.0
// Grammar:  slots = joined ("|" joined)* ; joined = slot ("+" slot)* ; slot = ["in:"] ["comp>"] name [":" prepositions]
//           condition = "passive" | "active" | "plural" slots | "has" slots | "no" slots | ["no" | "clause"] "word" lemmas | "lemma-form" form
//                     | slots ["not"] "in" classes | slots "is" ("party" | "place") | slots "sector" sectors
// Tested by predicates_test.cc.
#include "lexicon/predicate_slots.h"

#include <array>
#include <utility>

#include "lexicon/words.h"

namespace relata::lexicon {
namespace {

Error fault(std::string message) {
  return {ErrorKind::bad_data, std::move(message)};
}

constexpr std::array<std::pair<std::string_view, SlotKind>, 8> slot_names = {{{"none", SlotKind::none},
                                                                              {"subj", SlotKind::subj},
                                                                              {"obj", SlotKind::obj},
                                                                              {"iobj", SlotKind::iobj},
                                                                              {"prep", SlotKind::prep},
                                                                              {"comp", SlotKind::comp},
                                                                              {"poss", SlotKind::poss},
                                                                              {"amod", SlotKind::amod}}};

bool find_slot(std::string_view name, SlotKind& kind) {
  for (const auto& [known, value] : slot_names) {
    if (known == name) return kind = value, true;
  }
  return false;
}

std::string joined_with_space(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += (i == begin ? "" : " ") + words[i];
  return text;
}

/// "a / b" and "word a b" are one list: values are joined, then cut at '/'.
std::vector<std::string> values_from(const std::vector<std::string>& words, std::size_t begin) {
  return split_at(joined_with_space(words, begin, words.size()), '/');
}

}  // namespace

Range SlotTables::add_texts(const std::vector<std::string>& all) {
  const Range range{static_cast<std::uint32_t>(texts.size()), static_cast<std::uint32_t>(all.size())};
  for (const std::string& text : all) texts.push_back(writer.text(text));
  return range;
}

Result<SlotRow> SlotTables::read_slot(std::string_view text) {
  SlotRow row;
  if (text.starts_with("in:")) {
    row.inner = 1;
    text.remove_prefix(3);
  }
  if (text.starts_with("comp>")) {
    const auto argument = read_slot(text.substr(5));
    if (!argument) return argument.error();
    row.kind = SlotKind::comp;
    row.prepositions = argument->prepositions;
    if (argument->kind == SlotKind::subj)
      row.argument = CompArgument::subj;
    else if (argument->kind == SlotKind::obj)
      row.argument = CompArgument::obj;
    else if (argument->kind == SlotKind::iobj)
      row.argument = CompArgument::iobj;
    else if (argument->kind == SlotKind::prep)
      row.argument = CompArgument::prep;
    else
      return fault("comp> knows subj, obj, iobj, prep:X, not " + std::string(text.substr(5)));
    return row;
  }
  const std::size_t colon = text.find(':');
  if (!find_slot(text.substr(0, colon), row.kind)) {
    return fault("no slot is called " + std::string(text) + "; known are subj, obj, iobj, prep:X, comp, comp>SLOT, poss, amod, none, in:SLOT");
  }
  if ((row.kind == SlotKind::prep) != (colon != std::string_view::npos))
    return fault("write prep:X, and a colon with prep alone: " + std::string(text));
  if (row.kind == SlotKind::prep) row.prepositions = add_texts(split_at(text.substr(colon + 1), '/'));
  return row;
}

Result<Range> SlotTables::add_slots(std::string_view expression) {
  std::vector<SlotRow> found;
  for (const std::string& alternative : split_at(expression, '|')) {
    const std::vector<std::string> parts = split_at(alternative, '+');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      auto slot = read_slot(parts[i]);
      if (!slot) return slot.error();
      slot->joined = i + 1 < parts.size();
      if (slot->kind != SlotKind::none) found.push_back(*slot);
    }
  }
  const Range range{static_cast<std::uint32_t>(slots.size()), static_cast<std::uint32_t>(found.size())};
  slots.insert(slots.end(), found.begin(), found.end());
  return range;
}

Result<ConditionRow> SlotTables::read_condition(std::string_view text) {
  const std::vector<std::string> words = split_words(text);
  ConditionRow row;
  const auto slots_of = [&](std::size_t begin, std::size_t end, ConditionKind kind) -> Result<ConditionRow> {
    row.kind = kind;
    const auto range = add_slots(joined_with_space(words, begin, end));
    if (!range) return range.error();
    row.slots = *range;
    return row;
  };
  const auto values_at = [&](std::size_t begin, ConditionKind kind) {
    row.kind = kind;
    row.values = add_texts(values_from(words, begin));
    return row;
  };
  if (words.size() == 1 && words[0] == "passive") return values_at(1, ConditionKind::passive);
  if (words.size() == 1 && words[0] == "active") return values_at(1, ConditionKind::active);
  if (words.size() < 2) return fault("cannot read the condition " + std::string(text));
  if (words[0] == "word") return values_at(1, ConditionKind::word);
  if (words[0] == "clause" && words[1] == "word" && words.size() > 2) return values_at(2, ConditionKind::clause_word);
  if (words[0] == "no" && words[1] == "word" && words.size() > 2) return values_at(2, ConditionKind::no_word);
  if (words[0] == "lemma-form") return values_at(1, ConditionKind::form);
  if (words[0] == "has") return slots_of(1, words.size(), ConditionKind::has);
  if (words[0] == "no") return slots_of(1, words.size(), ConditionKind::has_no);
  if (words[0] == "plural") return slots_of(1, words.size(), ConditionKind::plural);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool negated = words[i] == "not" && i + 2 < words.size() && words[i + 1] == "in";
    if (words[i] == "in" || negated) {
      values_at(i + 1 + negated, ConditionKind::in_class);
      for (const std::string& name : values_from(words, i + 1 + negated)) {
        if (!classes.contains(name)) return fault("no noun class is called " + name + "; classes.toml lists them");
      }
      return slots_of(0, i, negated ? ConditionKind::not_in_class : ConditionKind::in_class);
    }
    if (words[i] == "is" && words[i + 1] == "party") return slots_of(0, i, ConditionKind::is_party);
    if (words[i] == "is" && words[i + 1] == "place") return slots_of(0, i, ConditionKind::is_place);
    if (words[i] == "sector") {
      values_at(i + 1, ConditionKind::sector);
      return slots_of(0, i, ConditionKind::sector);
    }
  }
  return fault("cannot read the condition " + std::string(text) + "; docs/lexicon-format.md lists the forms");
}

Result<Range> SlotTables::add_conditions(const std::vector<std::string>& all) {
  std::vector<ConditionRow> found;
  for (const std::string& text : all) {
    auto condition = read_condition(text);
    if (!condition) return condition.error();
    found.push_back(*condition);
  }
  const Range range{static_cast<std::uint32_t>(conditions.size()), static_cast<std::uint32_t>(found.size())};
  conditions.insert(conditions.end(), found.begin(), found.end());
  return range;
}

}  // namespace relata::lexicon
