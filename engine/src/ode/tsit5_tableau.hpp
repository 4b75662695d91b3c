#pragma once

#include <array>
#include <cstddef>

#include "pharmaflow/ode/options.hpp"
#include "stage_row.hpp"
#include "step_control.hpp"

namespace pf::ode {

/// Explicit Runge-Kutta 5(4) of Tsitouras (2011), Comput. Math. Appl. 62:770-775: seven stages, the last of
/// which is the first of the next step, and a free interpolant of order 4.
struct Tsit5 {
  static constexpr Method method = Method::tsit5;
  static constexpr int order = 5;
  static constexpr std::size_t stages = 7;
  static constexpr std::size_t extra_stages = 0;
  static constexpr std::size_t all_stages = stages + extra_stages;
  static constexpr std::size_t degree = 4;
  /// Nine tenths of the reach of the stability region along the negative real axis, 3.3.
  static constexpr double stability_limit = 3.0;
  /// On the estimate: with it the error of a sudden turn (an ignition) at loose tolerances is that of two
  /// tolerances instead of 24, for a tenth more steps.
  static constexpr double caution = 2.0;
  /// Exponents and bounds of the PI control, those of Hairer, Norsett & Wanner's DOPRI5.
  static constexpr double proportional = 0.2 - 0.75 * 0.04, integral = 0.04;
  static constexpr double largest_growth = 10.0, largest_cut = 5.0;

  static constexpr std::array<double, all_stages> c{0.0, 0.161, 0.327, 0.9, 0.9800255409045097, 1.0, 1.0};
  static constexpr std::array<double, 1> a2{0.161};
  static constexpr std::array<double, 2> a3{-0.008480655492356989, 0.335480655492357};
  static constexpr std::array<double, 3> a4{2.8971530571054935, -6.359448489975075, 4.3622954328695815};
  static constexpr std::array<double, 4> a5{5.325864828439257, -11.748883564062828, 7.4955393428898365,
                                            -0.09249506636175525};
  static constexpr std::array<double, 5> a6{5.86145544294642, -12.92096931784711, 8.159367898576159,
                                            -0.071584973281401, -0.028269050394068383};
  static constexpr std::array<double, 6> a7{0.09646076681806523, 0.01,
                                            0.4798896504144996,  1.379008574103742,
                                            -3.290069515436081,  2.324710524099774};
  /// Weights of order 5 less those of order 4.
  static constexpr std::array<double, stages> error_weights{
      -0.00178001105222577714, -0.0008164344596567469, 0.007880878010261995, -0.1447110071732629,
      0.5823571654525552,      -0.45808210592918697,   0.015151515151515152};
  /// y(t + theta h) = y + h sum_d theta^d sum_i interpolant[d - 1][i] k_i.
  static constexpr std::array<std::array<double, all_stages>, degree> interpolant{{
      {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0},
      {-2.763706197274826, 0.13169999999999998, 3.9302962368947516, -12.411077166933676, 37.50931341651104,
       -27.896526289197286, 1.5},
      {2.9132554618219126, -0.2234, -5.941033872131505, 30.33818863028232, -88.1789048947664,
       65.09189467479366, -4.0},
      {-1.0530884977290216, 0.1017, 2.490627285651253, -16.548102889244902, 47.37952196281928,
       -34.87065786149661, 2.5},
  }};

  template <class Visit>
  static bool for_each_stage(Visit visit) {
    return visit(Row<a2>{}) && visit(Row<a3>{}) && visit(Row<a4>{}) && visit(Row<a5>{}) && visit(Row<a6>{}) &&
           visit(Row<a7>{});
  }
  template <class Visit>
  static bool for_each_extra_stage(Visit) {
    return true;
  }

  /// @param scratch  shape (n)
  static double error(std::size_t n, double h, const double* k, const double* y0, const double* y1,
                      const double* absolute, double relative, double* scratch) {
    weighted_sum<error_weights>(n, h, k, scratch);
    return caution * std::sqrt(weighted_square_sum(n, scratch, y0, y1, absolute, relative) /
                               static_cast<double>(std::max<std::size_t>(n, 1)));
  }
};

}  // namespace pf::ode
