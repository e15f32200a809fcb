// What is wrong, place by place, and what became of it since an earlier run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluate/verdict.h"

namespace solieu::evaluate {

/// One thing that is wrong: `what` is the name of a field, or "missed", or "no figure".
struct Fault {
  const GoldDocument* document;
  const Row* at;  // the gold row, or the extracted one where no figure is
  std::string_view what;
  std::string want, got;
};

/// All of them, in reading order.
std::vector<Fault> faults(const std::vector<JudgedDocument>& documents);

/// A field that is right now and was not, or the other way round.
struct FieldChange {
  Field field;
  bool right;  // now
  std::string want, was, got;
};

/// A place at which something became right or wrong.
struct Change {
  const GoldDocument* document;
  const Row* at;       // the gold row, or the extracted one where no figure is
  bool extra = false;  // no figure is there
  bool right = false;  // of an extra: it is no longer extracted
  std::vector<Demand> became_right, became_wrong;
  std::vector<FieldChange> fields;  // of a figure that both runs found
};

/// The changes from one run to another over the same gold, in reading order.
std::vector<Change> changes(const std::vector<JudgedDocument>& before, const std::vector<JudgedDocument>& after);

}  // namespace solieu::evaluate
