// SPDX-License-Identifier: Apache-2.0
// Joins voices and events into claims: what a voice does to an event's status, the same event told twice, confidence, identity, trace.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "event/events.h"
#include "mention/mentions.h"
#include "relata/claim.h"
#include "syntax/document.h"

namespace relata::claim {

struct Found {
  const syntax::Document& document;
  const mention::Mentions& mentions;
  const std::vector<attribution::Attribution>& attributions;
  const event::Events& events;
};

/// In text order. Ids are set; they depend on the article's hash, the spans and the coded fields alone.
std::vector<Claim> join(const Found& found, std::string_view article_hash);

}  // namespace relata::claim
