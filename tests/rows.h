// What must hold of the figures of any text: each row points at its own source, links lead to rows, values are of
// their vocabularies.
#pragma once

#include <string>
#include <vector>

#include "solieu.h"

namespace solieu::test {

void check_rows(const std::string& bytes, const std::vector<Figure>& figures);

/// The same of an account: every run of digits lies in exactly one row, every figure is exactly one row.
void check_numbers(const std::string& bytes, const Account& account);

}  // namespace solieu::test
