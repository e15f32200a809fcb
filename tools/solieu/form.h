// The form of a batch's output: what its options say together.
#pragma once

#include <string>

#include "base/result.h"
#include "program.h"
#include "write/columns.h"
#include "write/lines.h"

namespace solieu::program {

enum class Format : std::uint8_t { csv, jsonl, xlsx, sqlite };

struct Form {
  Format format = Format::csv;
  Shape shape = Shape::long_form;
  FigureLines figures = FigureLines();  // where it is lines
  NumberLines numbers = NumberLines();
  bool with_numbers = false;
  std::string numbers_file = {};  // for the account of numbers, where that is a file of its own
  std::string package_file = {};  // for the descriptor of the files, or empty

  bool is_lines() const { return format == Format::csv || format == Format::jsonl; }
};

/// The error is one of usage.
Result<Form> form_of(const ExtractOptions& options);

/// What a Frictionless descriptor of the files says. `figures` is the file of -o.
std::string package_of(const Form& form, const std::string& figures);

}  // namespace solieu::program
