// SPDX-License-Identifier: Apache-2.0
// The words that stand for enumerators in every output: one table, the same in JSON, SQL, flags and on the screen.
#pragma once

#include <string_view>

#include "relata/claim.h"

namespace relata::format {

std::string_view name(Status status);
std::string_view name(Polarity polarity);
std::string_view name(Tense tense);
std::string_view name(Speech speech);
std::string_view name(PlacePrecision precision);
std::string_view name(TimePrecision precision);
std::string_view name(TimeBasis basis);
std::string_view name(QuantityRelation relation);  ///< "more than"

}  // namespace relata::format
