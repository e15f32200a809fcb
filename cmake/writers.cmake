# Writers that need libraries of their own. Each is built where its library is, and can be left out (-DSOLIEU_WITH_XLSX=OFF); its
# format is then refused, with that reason.
set(SOLIEU_WRITER_MODULES "")  # PREFIX=pkg-config name, for cmake/solieuConfig.cmake.in

# solieu_writer(NAME what PREFIX=module file): the option SOLIEU_WITH_NAME, and SOLIEU_HAS_NAME for that file, which is built either way.
function(solieu_writer name what module file)
  option(SOLIEU_WITH_${name} "Write ${what}" ON)
  if(NOT SOLIEU_WITH_${name})
    return()
  endif()
  string(REPLACE "=" ";" pair ${module})
  list(GET pair 0 prefix)
  list(GET pair 1 package)
  pkg_check_modules(${prefix} QUIET IMPORTED_TARGET GLOBAL ${package})
  if(NOT TARGET PkgConfig::${prefix})
    message(WARNING "${what} will not be written: pkg-config does not find ${package} (tools/install-dependencies installs it)")
    return()
  endif()
  set_source_files_properties(${file} PROPERTIES COMPILE_DEFINITIONS SOLIEU_HAS_${name}=1)
  target_link_libraries(solieu PRIVATE PkgConfig::${prefix})
  set(SOLIEU_WRITER_MODULES ${SOLIEU_WRITER_MODULES} ${module} PARENT_SCOPE)
endfunction()

solieu_writer(SQLITE "SQLite databases" SQLITE=sqlite3 extractor/write/database.cc)
solieu_writer(XLSX "XLSX workbooks" XLSXWRITER=xlsxwriter extractor/write/workbook.cc)
