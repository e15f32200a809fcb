// A Frictionless Data Package (https://datapackage.org, version 2): what stands in CSV files, for programs and people.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "write/columns.h"
#include "write/csv.h"

namespace solieu {

struct PackagedFile {
  std::string name;  // of small letters: figures, numbers
  std::string path;  // from the folder of the descriptor, with no .. in it
  std::string title;
  std::span<const Column> columns;
  CsvStyle style;
};

/// The descriptor, datapackage.json: a JSON object, with a line end.
std::string data_package(std::span<const PackagedFile> files);

}  // namespace solieu
