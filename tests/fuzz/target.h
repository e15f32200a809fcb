// The function that every fuzz target defines, by the name that libFuzzer calls.
#pragma once

#include <cstddef>
#include <cstdint>

/// Takes one input through what the target is for. Whatever must not be is an exception, a crash, or a sanitizer's report.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
