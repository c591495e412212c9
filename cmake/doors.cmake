# SPDX-License-Identifier: Apache-2.0
# What a person, a browser, an agent sees. Doors know include/relata alone: they get no room's window.
file(GLOB RELATA_CLI_SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/doors/cli/*.cc)
find_package(CLI11 REQUIRED)
add_executable(relata ${RELATA_CLI_SOURCES})
target_link_libraries(relata PRIVATE relata_public CLI11::CLI11 "$<LINK_ONLY:relata_engine>" "$<LINK_ONLY:relata_store>")
add_dependencies(relata relata_data)
