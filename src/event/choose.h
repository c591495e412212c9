// SPDX-License-Identifier: Apache-2.0
// Chooses the sense of a predicate where it stands, and binds its arguments.
#pragma once

#include <optional>

#include "event/match.h"
#include "event/slots.h"

namespace relata::event {

/// A predicate with its sense and its parties.
struct Reading {
  Match match;
  BoundParties actors, recipients;
};

/// The best sense whose conditions hold, blockers included; nothing if none does.
std::optional<Reading> choose(const Scope& scope, std::uint32_t word);

}  // namespace relata::event
