// SPDX-License-Identifier: Apache-2.0
// Everything. Start here: Documents gives Articles, Reader makes Readings of them, Archive keeps those, format.h writes them.
#pragma once

#include "relata/archive.h"
#include "relata/article.h"
#include "relata/claim.h"
#include "relata/documents.h"
#include "relata/format.h"
#include "relata/reader.h"
#include "relata/reading.h"
#include "relata/result.h"
#include "relata/run.h"
#include "relata/version.h"
