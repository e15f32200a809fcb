// What makes two runs the same batch.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "form.h"
#include "journal.h"
#include "program.h"

namespace solieu::program {

/// Of a batch over these documents: version, options, grammar, the documents' names, sizes and times.
Result<Identity> identity_of(const ExtractOptions& options, const Form& form, const std::vector<std::string>& documents);

}  // namespace solieu::program
