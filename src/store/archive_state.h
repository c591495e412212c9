// SPDX-License-Identifier: Apache-2.0
// What an Archive holds.
#pragma once

#include "relata/archive.h"
#include "store/schema.h"
#include "store/sqlite.h"

namespace relata {

struct Archive::State {
  store::Connection connection;
};

}  // namespace relata
