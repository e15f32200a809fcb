// Every figure of the gold with what was extracted for it, and which of its fields are right.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/rows.h"

namespace solieu::evaluate {

enum class Field { span, value, unit, kind, direction, base, status, qualifier, indicator, of, parent, period };
constexpr std::size_t kFields = 12;
std::string_view field_name(Field field);

/// The demands on a figure:
///   found   a figure begins at this byte
///   span    found, and ends where it should
///   core    found, and value, unit, kind, direction and base are right
///   record  core, and status, qualifier, indicator, of and parent are right
enum class Demand { found, span, core, record };
constexpr std::size_t kDemands = 4;
std::string_view demand_name(Demand demand);

/// A field of a figure that was found, as it should be and as it is.
struct Judgement {
  Field field;
  bool right;
  std::string want, got;
};

struct Verdict {
  const Row* gold;
  const Row* got = nullptr;       // nothing where the figure was missed
  std::vector<Judgement> fields;  // of a figure that was found, in the order of Field; no period where the gold has none

  bool meets(Demand demand) const;
  const Judgement* judged(Field field) const;
};

struct JudgedDocument {
  const GoldDocument* gold;
  std::vector<Verdict> verdicts;   // one for each row of the gold
  std::vector<const Row*> extras;  // rows that begin where no figure does, in the order of their bytes
};

/// One for each document of the gold. It points into `gold` and `figures`, which must outlive it and stay as they are.
std::vector<JudgedDocument> judge(const std::vector<GoldDocument>& gold, const Figures& figures);

}  // namespace solieu::evaluate
