#pragma once

namespace pf::scaleup {

/// Standard acceleration of free fall [m/s2], exact (CGPM 1901).
inline constexpr double standard_gravity = 9.80665;

}  // namespace pf::scaleup
