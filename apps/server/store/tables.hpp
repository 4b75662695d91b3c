#pragma once

#include "http/problem.hpp"
#include "platform/db/database.hpp"

namespace pf::server {

/// The tables, step by step.
std::vector<platform::Migration> tables();

/// What a client is told of a fault of the store; the log is told the rest.
Problem store_problem(const platform::DbFault& fault);

}  // namespace pf::server
