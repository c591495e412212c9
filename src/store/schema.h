// SPDX-License-Identifier: Apache-2.0
// The tables of a store and the steps from each older version to the present one. docs/formats.md names every column.
#pragma once

#include "relata/result.h"
#include "store/sqlite.h"

namespace relata::store {

inline constexpr std::int64_t schema_version = 1;
inline constexpr std::int64_t application_id = 0x524c5441;  ///< "RLTA" in the database header

/// Makes the tables of an empty file, migrates an older store, refuses a newer one and another program's database.
Result<void> prepare_schema(const Connection& connection, Connection::Mode mode);

}  // namespace relata::store
