#pragma once

#include <array>
#include <cstddef>

/// Explicit Runge-Kutta 5(4) of Tsitouras (2011), Comput. Math. Appl. 62:770-775: seven stages, the last of
/// which is the first of the next step, and a free interpolant of order 4.
namespace pf::ode::tsit5 {

inline constexpr std::size_t stages = 7;
inline constexpr std::array<double, stages> c{0.0, 0.161, 0.327, 0.9, 0.9800255409045097, 1.0, 1.0};
inline constexpr std::array<double, 1> a2{0.161};
inline constexpr std::array<double, 2> a3{-0.008480655492356989, 0.335480655492357};
inline constexpr std::array<double, 3> a4{2.8971530571054935, -6.359448489975075, 4.3622954328695815};
inline constexpr std::array<double, 4> a5{5.325864828439257, -11.748883564062828, 7.4955393428898365,
                                          -0.09249506636175525};
inline constexpr std::array<double, 5> a6{5.86145544294642, -12.92096931784711, 8.159367898576159,
                                          -0.071584973281401, -0.028269050394068383};
inline constexpr std::array<double, 6> a7{
    0.09646076681806523, 0.01, 0.4798896504144996, 1.379008574103742, -3.290069515436081, 2.324710524099774};
/// Weights of order 5 less those of order 4.
inline constexpr std::array<double, stages> error_weights{
    -0.00178001105222577714, -0.0008164344596567469, 0.007880878010261995, -0.1447110071732629,
    0.5823571654525552,      -0.45808210592918697,   0.015151515151515152};
/// y(t + theta h) = y + h sum_d theta^d sum_i interpolant[d - 1][i] k_i.
inline constexpr std::array<std::array<double, stages>, 4> interpolant{{
    {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0},
    {-2.763706197274826, 0.13169999999999998, 3.9302962368947516, -12.411077166933676, 37.50931341651104,
     -27.896526289197286, 1.5},
    {2.9132554618219126, -0.2234, -5.941033872131505, 30.33818863028232, -88.1789048947664, 65.09189467479366,
     -4.0},
    {-1.0530884977290216, 0.1017, 2.490627285651253, -16.548102889244902, 47.37952196281928,
     -34.87065786149661, 2.5},
}};

/// Calls visit(i, coefficients) for the stages 1 ... 6.
template <class Visit>
bool for_each_stage(Visit visit) {
  return visit(1, a2) && visit(2, a3) && visit(3, a4) && visit(4, a5) && visit(5, a6) && visit(6, a7);
}

}  // namespace pf::ode::tsit5
