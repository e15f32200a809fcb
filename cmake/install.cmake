# cmake --install: the program, the library with the headers that its users need, and find_package(solieu).
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/solieu)
install(TARGETS solieu_program RUNTIME)
install(TARGETS solieu EXPORT solieuTargets ARCHIVE LIBRARY)
install(FILES extractor/solieu.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/solieu)
install(FILES extractor/base/decimal.h extractor/base/result.h extractor/base/span.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/solieu/base)
install(EXPORT solieuTargets NAMESPACE solieu:: DESTINATION ${package_folder})
target_compile_features(solieu PUBLIC cxx_std_20)

string(REPLACE ";" " " SOLIEU_READER_MODULES "${SOLIEU_READER_MODULES}")
string(REPLACE ";" " " SOLIEU_WRITER_MODULES "${SOLIEU_WRITER_MODULES}")
configure_package_config_file(cmake/solieuConfig.cmake.in ${PROJECT_BINARY_DIR}/solieuConfig.cmake INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/solieuConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/solieuConfig.cmake ${PROJECT_BINARY_DIR}/solieuConfigVersion.cmake DESTINATION ${package_folder})
