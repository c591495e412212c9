# SPDX-License-Identifier: Apache-2.0
# The data of every language, compiled and checked by the build: languages/<code>/ + world/ + codebooks/ -> share/relata/<code>.lexicon
set(RELATA_SHARE ${PROJECT_BINARY_DIR}/share/relata)
file(MAKE_DIRECTORY ${RELATA_SHARE})

add_executable(compile_language tools/compile_language.cc)
target_link_libraries(compile_language PRIVATE relata_lexicon)

# Towns of GeoNames out of Debian's libgeonames (data, CC BY 4.0; the library is not linked). Without the package there are fewer places.
find_library(RELATA_GEONAMES_LIBRARY NAMES libgeonames.so.0 NO_CACHE)
find_path(RELATA_GEONAMES_LOCALE pt/LC_MESSAGES/geonames.mo PATHS /usr/share/locale NO_CACHE)
add_executable(extract_geonames tools/extract_geonames.cc)
target_link_libraries(extract_geonames PRIVATE ICU::uc ZLIB::ZLIB)
set(RELATA_BUILT_DATA ${PROJECT_BINARY_DIR}/data)
file(MAKE_DIRECTORY ${RELATA_BUILT_DATA}/world)

file(GLOB RELATA_LANGUAGES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/languages/*/language.toml)
file(GLOB_RECURSE RELATA_SHARED_DATA CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/world/*.toml ${PROJECT_SOURCE_DIR}/codebooks/*.toml)
foreach(file ${RELATA_LANGUAGES})
  get_filename_component(folder ${file} DIRECTORY)
  get_filename_component(code ${folder} NAME)
  file(GLOB_RECURSE own CONFIGURE_DEPENDS ${folder}/*.toml)
  if(RELATA_GEONAMES_LIBRARY AND RELATA_GEONAMES_LOCALE)
    set(towns ${RELATA_BUILT_DATA}/world/geonames.${code}.tsv)
    add_custom_command(OUTPUT ${towns} COMMAND extract_geonames ${RELATA_GEONAMES_LIBRARY} ${RELATA_GEONAMES_LOCALE} ${code} ${towns}
      DEPENDS extract_geonames COMMENT "Reading the towns of GeoNames for ${code}" VERBATIM)
    list(APPEND own ${towns})
  endif()
  add_custom_command(OUTPUT ${RELATA_SHARE}/${code}.lexicon
    COMMAND compile_language ${code} ${RELATA_SHARE}/${code}.lexicon ${PROJECT_SOURCE_DIR} ${RELATA_BUILT_DATA}
    DEPENDS compile_language ${own} ${RELATA_SHARED_DATA} COMMENT "Compiling the lexicon of ${code}" VERBATIM)
  list(APPEND RELATA_COMPILED ${RELATA_SHARE}/${code}.lexicon)
endforeach()
# The models of syntax (docs/model-format.md) are used as they are.
file(GLOB RELATA_MODELS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/languages/*/*.rmodel)
foreach(file ${RELATA_MODELS})
  get_filename_component(model ${file} NAME)
  add_custom_command(OUTPUT ${RELATA_SHARE}/${model} COMMAND ${CMAKE_COMMAND} -E copy ${file} ${RELATA_SHARE}/${model} DEPENDS ${file} VERBATIM)
  list(APPEND RELATA_COMPILED ${RELATA_SHARE}/${model})
endforeach()

# The language identifier's table (text/language.h).
add_custom_command(OUTPUT ${RELATA_SHARE}/identifier.bin COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/languages/identifier.bin ${RELATA_SHARE}/identifier.bin
  DEPENDS ${PROJECT_SOURCE_DIR}/languages/identifier.bin VERBATIM)
list(APPEND RELATA_COMPILED ${RELATA_SHARE}/identifier.bin)

# Our own TOML, for --lexicon DIR to lie over.
file(MAKE_DIRECTORY ${RELATA_SHARE}/source)
foreach(folder languages world codebooks)
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${RELATA_SHARE}/source/${folder} SYMBOLIC)
endforeach()

add_custom_target(relata_data ALL DEPENDS ${RELATA_COMPILED})

# For those who train models: text in, CoNLL-U and words a second out.
add_executable(relata_parse_dev EXCLUDE_FROM_ALL tools/parse_main.cc)
target_link_libraries(relata_parse_dev PRIVATE relata_syntax)
