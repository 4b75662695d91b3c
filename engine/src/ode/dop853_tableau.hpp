#pragma once

#include <array>
#include <cstddef>

#include "pharmaflow/ode/options.hpp"
#include "stage_row.hpp"
#include "step_control.hpp"

namespace pf::ode {

/// DOP853: explicit Runge-Kutta 8(5,3) of Dormand & Prince with the interpolant of order 7, coefficients of
/// Hairer, Norsett & Wanner (1993), Solving ODEs I, sec. II.5 and II.6, rounded to double; the interpolant in
/// powers of theta. Twelve stages, a thirteenth that is the first of the next step, and three more for the
/// interpolant.
struct Dop853 {
  static constexpr Method method = Method::dop853;
  static constexpr int order = 8;
  static constexpr std::size_t stages = 13;
  static constexpr std::size_t extra_stages = 3;
  static constexpr std::size_t all_stages = stages + extra_stages;
  static constexpr std::size_t degree = 7;
  /// Reach of the stability region along the negative real axis, as sec. IV.2 uses it.
  static constexpr double stability_limit = 6.1;
  /// The authors' estimate is of a higher order than the others' and lets the error made grow to hundreds of
  /// tolerances where a problem turns suddenly (an ignition); times this it stays within five.
  static constexpr double caution = 30.0;
  /// Exponents of the PI control: none of the integral part, as in the authors' code.
  static constexpr double proportional = 0.125, integral = 0.0, largest_growth = 6.0, largest_cut = 3.0;

  static constexpr std::array<double, 16> c{0.0,
                                            0.05260015195876773,
                                            0.0789002279381516,
                                            0.1183503419072274,
                                            0.2816496580927726,
                                            0.3333333333333333,
                                            0.25,
                                            0.3076923076923077,
                                            0.6512820512820513,
                                            0.6,
                                            0.8571428571428571,
                                            1.0,
                                            1.0,
                                            0.1,
                                            0.2,
                                            0.7777777777777778};
  static constexpr std::array<double, 1> a2{0.05260015195876773};
  static constexpr std::array<double, 2> a3{0.0197250569845379, 0.0591751709536137};
  static constexpr std::array<double, 3> a4{0.02958758547680685, 0.0, 0.08876275643042054};
  static constexpr std::array<double, 4> a5{0.2413651341592667, 0.0, -0.8845494793282861, 0.924834003261792};
  static constexpr std::array<double, 5> a6{0.037037037037037035, 0.0, 0.0, 0.17082860872947386,
                                            0.12546768756682242};
  static constexpr std::array<double, 6> a7{0.037109375,         0.0,         0.0, 0.17025221101954405,
                                            0.06021653898045596, -0.017578125};
  static constexpr std::array<double, 7> a8{
      0.03709200011850479, 0.0, 0.0, 0.17038392571223998, 0.10726203044637328, -0.015319437748624402,
      0.008273789163814023};
  static constexpr std::array<double, 8> a9{0.6241109587160757,
                                            0.0,
                                            0.0,
                                            -3.3608926294469414,
                                            -0.868219346841726,
                                            27.59209969944671,
                                            20.154067550477894,
                                            -43.48988418106996};
  static constexpr std::array<double, 9> a10{0.47766253643826434,
                                             0.0,
                                             0.0,
                                             -2.4881146199716677,
                                             -0.590290826836843,
                                             21.230051448181193,
                                             15.279233632882423,
                                             -33.28821096898486,
                                             -0.020331201708508627};
  static constexpr std::array<double, 10> a11{-0.9371424300859873,
                                              0.0,
                                              0.0,
                                              5.186372428844064,
                                              1.0914373489967295,
                                              -8.149787010746927,
                                              -18.52006565999696,
                                              22.739487099350505,
                                              2.4936055526796523,
                                              -3.0467644718982196};
  static constexpr std::array<double, 11> a12{2.273310147516538,
                                              0.0,
                                              0.0,
                                              -10.53449546673725,
                                              -2.0008720582248625,
                                              -17.9589318631188,
                                              27.94888452941996,
                                              -2.8589982771350235,
                                              -8.87285693353063,
                                              12.360567175794303,
                                              0.6433927460157636};
  /// The weights: the thirteenth stage stands at the end of the step.
  static constexpr std::array<double, 12> a13{0.054293734116568765,
                                              0.0,
                                              0.0,
                                              0.0,
                                              0.0,
                                              4.450312892752409,
                                              1.8915178993145003,
                                              -5.801203960010585,
                                              0.3111643669578199,
                                              -0.1521609496625161,
                                              0.20136540080403034,
                                              0.04471061572777259};
  static constexpr std::array<double, 13> a14{0.056167502283047954,
                                              0.0,
                                              0.0,
                                              0.0,
                                              0.0,
                                              0.0,
                                              0.25350021021662483,
                                              -0.2462390374708025,
                                              -0.12419142326381637,
                                              0.15329179827876568,
                                              0.00820105229563469,
                                              0.007567897660545699,
                                              -0.008298};
  static constexpr std::array<double, 14> a15{0.03183464816350214,
                                              0.0,
                                              0.0,
                                              0.0,
                                              0.0,
                                              0.028300909672366776,
                                              0.053541988307438566,
                                              -0.05492374857139099,
                                              0.0,
                                              0.0,
                                              -0.00010834732869724932,
                                              0.0003825710908356584,
                                              -0.00034046500868740456,
                                              0.1413124436746325};
  static constexpr std::array<double, 15> a16{-0.42889630158379194,
                                              0.0,
                                              0.0,
                                              0.0,
                                              0.0,
                                              -4.697621415361164,
                                              7.683421196062599,
                                              4.06898981839711,
                                              0.3567271874552811,
                                              0.0,
                                              0.0,
                                              0.0,
                                              -0.0013990241651590145,
                                              2.9475147891527724,
                                              -9.15095847217987};
  /// Differences to the embedded weights of order 5 and 3.
  static constexpr std::array<double, 12> error_weights{0.01312004499419488,
                                                        0.0,
                                                        0.0,
                                                        0.0,
                                                        0.0,
                                                        -1.2251564463762044,
                                                        -0.4957589496572502,
                                                        1.6643771824549864,
                                                        -0.35032884874997366,
                                                        0.3341791187130175,
                                                        0.08192320648511571,
                                                        -0.022355307863886294};
  static constexpr std::array<double, 12> error3{-0.18980075407240762,
                                                 0.0,
                                                 0.0,
                                                 0.0,
                                                 0.0,
                                                 4.450312892752409,
                                                 1.8915178993145003,
                                                 -5.801203960010585,
                                                 -0.4226823213237919,
                                                 -0.1521609496625161,
                                                 0.20136540080403034,
                                                 0.02265179219836082};
  /// y(t + theta h) = y + h sum_d theta^d sum_i interpolant[d - 1][i] k_i.
  static constexpr std::array<std::array<double, all_stages>, degree> interpolant{{
      {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0},
      {-10.266057073759308, 0.0, 0.0, 0.0, 0.0, 13.917653631776606, 2.605603751993609, -15.018944223519686,
       3.050527683318488, -1.3278744327655212, 2.844533632672879, 0.7657106259527865, -1.0889903364513334,
       18.148505520854727, -9.194632392478356, -4.436036387594894},
      {48.161850968566455, 0.0, 0.0, 0.0, 0.0, -154.78787266663718, -21.62282238462651, 160.09447708973047,
       -38.54396729189063, 16.661770430049543, -36.558295489910115, -9.906995535619368, 14.097013042320002,
       -127.63310949253875, 93.3567459327894, 56.68120539776666},
      {-114.93304874997833, 0.0, 0.0, 0.0, 0.0, 522.921908960822, 2.5351820289667772, -474.3071826037643,
       174.47140009219885, -74.44027814126304, 170.69007169147514, 46.8029919188744, -66.68230591294363,
       357.3419516129657, -282.6272618704363, -261.7734290269171},
      {147.46446875669767, 0.0, 0.0, 0.0, 0.0, -456.2591884020879, 292.25417465990404, 135.96036916173836,
       -337.05134702387716, 140.75210016191608, -345.9748485480496, -96.5198694669957, 137.96299063474373,
       -500.7031507909224, 361.14007718803333, 520.9742236688994},
      {-97.06685363011368, 0.0, 0.0, 0.0, 0.0, -75.5319373213575, -505.40999933296894, 545.1091945264187,
       291.7898750908326, -119.2562021040512, 313.299553623578, 88.74316650017616, -127.82216401767991,
       349.17035710882897, -201.85219053352347, -461.1727999101397},
      {25.69393346270375, 0.0, 0.0, 0.0, 0.0, 154.18974869023643, 231.5293791760455, -357.6391179106141,
       -93.40532418362432, 37.45832313645163, -104.0996495089623, -29.8402934266605, 43.53345659001114,
       -96.32455395918828, 39.17726167561544, 149.72683625798564},
  }};

  template <class Visit>
  static bool for_each_stage(Visit visit) {
    return visit(Row<a2>{}) && visit(Row<a3>{}) && visit(Row<a4>{}) && visit(Row<a5>{}) && visit(Row<a6>{}) &&
           visit(Row<a7>{}) && visit(Row<a8>{}) && visit(Row<a9>{}) && visit(Row<a10>{}) &&
           visit(Row<a11>{}) && visit(Row<a12>{}) && visit(Row<a13>{});
  }
  template <class Visit>
  static bool for_each_extra_stage(Visit visit) {
    return visit(Row<a14>{}) && visit(Row<a15>{}) && visit(Row<a16>{});
  }

  /// The estimate of order 5 and that of order 3 in one measure, as in the authors' code.
  /// @param scratch  shape (n)
  static double error(std::size_t n, double h, const double* k, const double* y0, const double* y1,
                      const double* absolute, double relative, double* scratch) {
    weighted_sum<error_weights>(n, h, k, scratch);
    const double five = weighted_square_sum(n, scratch, y0, y1, absolute, relative);
    weighted_sum<error3>(n, h, k, scratch);
    const double three = weighted_square_sum(n, scratch, y0, y1, absolute, relative);
    const double both = five + 0.01 * three;
    return both > 0.0 ? caution * five / std::sqrt(both * static_cast<double>(n)) : both;
  }
};

}  // namespace pf::ode
