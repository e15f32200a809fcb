# Readers that need libraries of their own. Each is built where its libraries are, and can be left out
# (-DSOLIEU_WITH_OFFICE=OFF); a document of its format is then refused, with that reason.
set(SOLIEU_READER_MODULES "")  # PREFIX=pkg-config name, for cmake/solieuConfig.cmake.in

# solieu_reader(NAME what MODULES PREFIX=module... SOURCES file...): the option SOLIEU_WITH_NAME, and SOLIEU_HAS_NAME for the code.
function(solieu_reader name what)
  cmake_parse_arguments(PARSE_ARGV 2 reader "" "" "MODULES;SOURCES")
  option(SOLIEU_WITH_${name} "Read ${what}" ON)
  if(NOT SOLIEU_WITH_${name})
    return()
  endif()
  foreach(module IN LISTS reader_MODULES)
    string(REPLACE "=" ";" pair ${module})
    list(GET pair 0 prefix)
    list(GET pair 1 package)
    if(NOT TARGET PkgConfig::${prefix})
      pkg_check_modules(${prefix} QUIET IMPORTED_TARGET GLOBAL ${package})
    endif()
    if(NOT TARGET PkgConfig::${prefix})
      message(WARNING "${what} will not be read: pkg-config does not find ${package} (tools/install-dependencies installs it)")
      return()
    endif()
  endforeach()
  target_sources(solieu PRIVATE ${reader_SOURCES})
  target_compile_definitions(solieu PRIVATE SOLIEU_HAS_${name}=1)
  foreach(module IN LISTS reader_MODULES)
    string(REGEX REPLACE "=.*" "" prefix ${module})
    target_link_libraries(solieu PRIVATE PkgConfig::${prefix})
  endforeach()
  set(SOLIEU_READER_MODULES ${SOLIEU_READER_MODULES} ${reader_MODULES} PARENT_SCOPE)
endfunction()

solieu_reader(OFFICE "Office documents and archives" MODULES LIBARCHIVE=libarchive PUGIXML=pugixml
  SOURCES extractor/read/docx.cc extractor/read/docx_numbering.cc extractor/read/docx_story.cc extractor/read/docx_styles.cc
          extractor/read/layout.cc extractor/read/list_numbers.cc extractor/read/odf.cc extractor/read/odf_sheets.cc extractor/read/odf_story.cc
          extractor/read/odf_styles.cc extractor/read/office.cc extractor/read/office_package.cc extractor/read/parts.cc extractor/read/raised.cc
          extractor/read/sheet_text.cc extractor/read/workbook.cc extractor/read/xml.cc)

solieu_reader(HTML "HTML" MODULES GUMBO=gumbo
  SOURCES
    extractor/read/html.cc extractor/read/html_article.cc extractor/read/html_characters.cc extractor/read/html_elements.cc extractor/read/html_fonts.cc
    extractor/read/html_meta.cc extractor/read/html_nesting.cc extractor/read/html_table.cc extractor/read/html_text.cc extractor/read/html_tree.cc
    extractor/read/html_words.cc extractor/read/mapped_text.cc)

solieu_reader(PDF "PDF and pictures"
  SOURCES extractor/read/page_columns.cc extractor/read/page_furniture.cc extractor/read/page_pieces.cc extractor/read/page_tables.cc
          extractor/read/page_text.cc extractor/read/page_words.cc extractor/read/paragraphs.cc extractor/read/pdf.cc extractor/read/program_run.cc)
