# SPDX-License-Identifier: Apache-2.0
# The data of every language, compiled and checked by the build: languages/<code>/*.toml + world/ + codebooks/ -> share/relata/<code>.lexicon
set(RELATA_SHARE ${PROJECT_BINARY_DIR}/share/relata)
file(MAKE_DIRECTORY ${RELATA_SHARE})
