#pragma once

#include <algorithm>
#include <vector>

#include "cases.hpp"

namespace pf::bench {

/// The absolute tolerance by component that goes with a relative one, shape (n).
inline std::vector<double> absolute_of(const Case& c, double relative) {
  std::vector<double> absolute = c.scale;
  for (double& a : absolute) a *= relative;
  return absolute;
}

/// Takes a peer through the smooth pieces of a case and stores the state at every output.
/// Peer: double* state(); bool start(t); void set_end(t); bool advance(t).
/// @param out shape (outputs, n), row-major
/// @return false when the end was not reached
template <class Peer>
bool march(const Case& c, Peer& peer, std::vector<double>& out) {
  const std::size_t n = c.initial.size();
  double* y = peer.state();
  std::copy(c.initial.begin(), c.initial.end(), y);
  out.clear();
  out.reserve(n * c.outputs.size());
  double t = 0.0;
  std::size_t next = 0;
  for (std::size_t piece = 0; piece < c.marks.size(); ++piece) {
    if (c.enter) c.enter(piece, y);
    if (!peer.start(t)) return false;
    const double end = c.marks[piece];
    peer.set_end(end);
    double reached = t;
    for (; next < c.outputs.size() && c.outputs[next] <= end; ++next) {
      if (!peer.advance(reached = c.outputs[next])) return false;
      out.insert(out.end(), y, y + n);
    }
    if (reached < end && !peer.advance(end)) return false;
    t = end;
  }
  return true;
}

}  // namespace pf::bench
