#pragma once

#include "platform/queue/queue.hpp"

namespace pf::platform {

/// For one process: its memory.
std::unique_ptr<Queue> in_process_queue();
std::unique_ptr<Events> in_process_events();

}  // namespace pf::platform
