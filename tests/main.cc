// The entry point that Catch2 supplies.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
