# SPDX-License-Identifier: Apache-2.0
# What a person, a browser, an agent sees. Doors know include/relata alone.
file(GLOB RELATA_CLI_SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/doors/cli/*.cc)
