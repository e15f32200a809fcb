# Readers and writers that need libraries of their own. Each is built where its libraries are, and can be left out
# (-DSOLIEU_WITH_OFFICE=OFF); a document of its format is then refused, with that reason.
set(SOLIEU_OPTIONAL_MODULES "")  # PREFIX=pkg-config name, for cmake/solieuConfig.cmake.in
set(SOLIEU_LEFT_OUT "")          # names of what is not built, for the tests

# solieu_optional(NAME done what PREFIX=module...): the option SOLIEU_WITH_NAME of what is done ("read", "written"); sets
# SOLIEU_HAS_NAME where it is on and the modules are there.
function(solieu_optional name done what)
  option(SOLIEU_WITH_${name} "${what} can be ${done}" ON)
  set(SOLIEU_HAS_${name} FALSE PARENT_SCOPE)
  set(SOLIEU_LEFT_OUT ${SOLIEU_LEFT_OUT} ${name} PARENT_SCOPE)
  if(NOT SOLIEU_WITH_${name})
    return()
  endif()
  set(libraries "")
  foreach(module IN LISTS ARGN)
    string(REPLACE "=" ";" pair ${module})
    list(GET pair 0 prefix)
    list(GET pair 1 package)
    if(NOT TARGET PkgConfig::${prefix})
      pkg_check_modules(${prefix} QUIET IMPORTED_TARGET GLOBAL ${package})
    endif()
    if(NOT TARGET PkgConfig::${prefix})
      message(WARNING "${what} will not be ${done}: pkg-config does not find ${package} (tools/install-dependencies installs it)")
      return()
    endif()
    list(APPEND libraries PkgConfig::${prefix})
  endforeach()
  target_link_libraries(solieu PRIVATE ${libraries})
  set(SOLIEU_OPTIONAL_MODULES ${SOLIEU_OPTIONAL_MODULES} ${ARGN} PARENT_SCOPE)
  set(SOLIEU_HAS_${name} TRUE PARENT_SCOPE)
  set(SOLIEU_LEFT_OUT ${SOLIEU_LEFT_OUT} PARENT_SCOPE)
endfunction()

# solieu_reader(NAME what MODULES PREFIX=module... SOURCES file...): SOLIEU_HAS_NAME is defined for the code.
macro(solieu_reader name what)
  cmake_parse_arguments(reader "" "" "MODULES;SOURCES" ${ARGN})
  solieu_optional(${name} read "${what}" ${reader_MODULES})
  if(SOLIEU_HAS_${name})
    target_sources(solieu PRIVATE ${reader_SOURCES})
    target_compile_definitions(solieu PRIVATE SOLIEU_HAS_${name}=1)
  endif()
endmacro()

# solieu_writer(NAME what PREFIX=module file): SOLIEU_HAS_NAME is defined for that file, which is built either way.
macro(solieu_writer name what module file)
  solieu_optional(${name} written "${what}" ${module})
  if(SOLIEU_HAS_${name})
    set_source_files_properties(${file} PROPERTIES COMPILE_DEFINITIONS SOLIEU_HAS_${name}=1)
  endif()
endmacro()

solieu_reader(OFFICE "Office documents and archives" MODULES LIBARCHIVE=libarchive PUGIXML=pugixml
  SOURCES extractor/read/docx.cc extractor/read/docx_numbering.cc extractor/read/docx_story.cc extractor/read/docx_styles.cc
          extractor/read/layout.cc extractor/read/list_numbers.cc extractor/read/odf.cc extractor/read/odf_sheets.cc extractor/read/odf_story.cc
          extractor/read/odf_styles.cc extractor/read/office.cc extractor/read/office_package.cc extractor/read/parts.cc extractor/read/raised.cc
          extractor/read/sheet_text.cc extractor/read/workbook.cc extractor/read/xml.cc)

solieu_reader(HTML "HTML" MODULES GUMBO=gumbo
  SOURCES
    extractor/read/html.cc extractor/read/html_article.cc extractor/read/html_characters.cc extractor/read/html_elements.cc extractor/read/html_fonts.cc
    extractor/read/html_meta.cc extractor/read/html_nesting.cc extractor/read/html_table.cc extractor/read/html_tags.cc extractor/read/html_text.cc
    extractor/read/html_tree.cc extractor/read/html_words.cc extractor/read/mapped_text.cc)

solieu_reader(PDF "PDF and pictures"
  SOURCES extractor/read/page_cells.cc extractor/read/page_columns.cc extractor/read/page_furniture.cc extractor/read/page_number_rows.cc
          extractor/read/page_pieces.cc extractor/read/page_stream.cc extractor/read/page_table_heads.cc extractor/read/page_tables.cc extractor/read/page_text.cc extractor/read/page_words.cc
          extractor/read/paragraphs.cc extractor/read/pdf.cc extractor/read/program_run.cc)

solieu_writer(SQLITE "SQLite databases" SQLITE=sqlite3 extractor/write/database.cc)
solieu_writer(XLSX "XLSX workbooks" XLSXWRITER=xlsxwriter extractor/write/workbook.cc)
