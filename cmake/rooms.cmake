# SPDX-License-Identifier: Apache-2.0
# One static library a room, made from src/ROOMS. A room is seen through a folder of its own that holds one link to it, so that a room
# can include only what stands before it in the table: anything else does not compile.

file(STRINGS ${PROJECT_SOURCE_DIR}/src/ROOMS RELATA_ROOM_LINES REGEX "^[a-z]+:")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/ROOMS)
add_library(relata_public INTERFACE)
target_include_directories(relata_public INTERFACE ${PROJECT_SOURCE_DIR}/include)

# One source a header that includes nothing else, compiled by the target `lone_headers` (tests/CMakeLists.txt runs it): each header stands alone.
add_custom_target(lone_headers)
function(relata_lone_headers name)
  file(GLOB headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.h)
  if(name STREQUAL "public")
    file(GLOB headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/relata/*.h)
  endif()
  set(sources "")
  foreach(header ${headers})
    get_filename_component(stem ${header} NAME_WE)
    set(source ${PROJECT_BINARY_DIR}/lone_headers/${name}_${stem}.cc)
    file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"\n")
    list(APPEND sources ${source})
  endforeach()
  if(sources)
    add_library(lone_headers_${name} OBJECT EXCLUDE_FROM_ALL ${sources})
    target_link_libraries(lone_headers_${name} PRIVATE relata_public ${ARGN} LibXml2::LibXml2)
    target_include_directories(lone_headers_${name} PRIVATE ${PROJECT_BINARY_DIR}/rooms/${name})
    target_compile_options(lone_headers_${name} PRIVATE -O0)
    add_dependencies(lone_headers lone_headers_${name})
  endif()
endfunction()

# relata_room(NAME LIBRARIES ...): sources src/NAME/*.cc; tests src/NAME/*_test.cc.
function(relata_room name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cc)
  file(GLOB tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*_test.cc)
  list(REMOVE_ITEM sources ${tests} "")
  set(window ${PROJECT_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${window})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src/${name} ${window}/${name} SYMBOLIC)

  set(uses "")
  foreach(line ${RELATA_ROOM_LINES})
    if(line MATCHES "^${name}:(.*)$")
      string(STRIP "${CMAKE_MATCH_1}" uses)
      separate_arguments(uses UNIX_COMMAND "${uses}")
    endif()
  endforeach()
  list(TRANSFORM uses PREPEND relata_)

  if(sources)
    add_library(relata_${name} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(relata_${name} PUBLIC relata_public ${uses} PRIVATE ${ARG_LIBRARIES})
  else()
    add_library(relata_${name} INTERFACE)
    set(scope INTERFACE)
    target_link_libraries(relata_${name} INTERFACE relata_public ${uses})
  endif()
  target_include_directories(relata_${name} ${scope} ${window})

  relata_lone_headers(${name} ${uses})

  if(BUILD_TESTING AND tests)
    add_executable(relata_${name}_test ${tests})
    target_link_libraries(relata_${name}_test PRIVATE relata_${name} ${ARG_LIBRARIES} GTest::gtest_main GTest::gmock)
    relata_discover_tests(relata_${name}_test)
  endif()
endfunction()

# Every test knows where the sources and the built data lie, and runs from the source folder.
function(relata_discover_tests target)
  gtest_discover_tests(${target} DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    PROPERTIES TIMEOUT 300 ENVIRONMENT "RELATA_DATA=${PROJECT_BINARY_DIR}/share/relata;RELATA_SOURCE=${PROJECT_SOURCE_DIR};RELATA_BINARY=${PROJECT_BINARY_DIR}/relata")
endfunction()
