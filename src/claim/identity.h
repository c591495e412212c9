// SPDX-License-Identifier: Apache-2.0
// A claim's id: the same article and coding give the same id on every machine.
#pragma once

#include <string>
#include <string_view>

#include "relata/claim.h"

namespace relata::claim {

/// 32 hexadecimal digits over the article's hash, the trigger and the coded fields.
std::string identity(const Claim& claim, std::string_view article_hash);

}  // namespace relata::claim
