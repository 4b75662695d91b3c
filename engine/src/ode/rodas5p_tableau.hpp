#pragma once

#include <array>
#include <cstddef>

/// Rodas5P: Steinebach (2023), Construction of Rosenbrock-Wanner method Rodas5P and numerical benchmarks
/// within the Julia Differential Equations package, BIT Numer. Math. 63:27. Order 5(4), stiffly accurate,
/// L-stable; coefficients in the transformed form of Hairer & Wanner (1996), Solving ODEs II, sec. IV.7:
///
///   (I / (h gamma) - J) k_i = f(t + c_i h, y + sum_j a_ij k_j) + sum_j C_ij k_j / h + h d_i df/dt,
///   y1 = u_8 + k_8, error = k_8, u_7 = u_6 + k_6, u_8 = u_7 + k_7.
namespace pf::ode::rodas5p {

inline constexpr std::size_t stages = 8;
inline constexpr double gamma = 0.21193756319429014;

inline constexpr std::array<double, stages> c{
    0.0, 0.6358126895828704, 0.4095798393397535, 0.9769306725060716, 0.4288403609558664, 1.0, 1.0, 1.0};
inline constexpr std::array<double, stages> d{0.21193756319429014,
                                              -0.42387512638858027,
                                              -0.3384627126235924,
                                              1.8046452872882734,
                                              2.325825639765069,
                                              0.0,
                                              0.0,
                                              0.0};

inline constexpr std::array<double, 1> a2{3.0};
inline constexpr std::array<double, 2> a3{2.849394379747939, 0.45842242204463923};
inline constexpr std::array<double, 3> a4{-6.954028509809101, 2.489845061869568, -10.358996098473584};
inline constexpr std::array<double, 4> a5{2.8029986275628964, 0.5072464736228206, -0.3988312541770524,
                                          -0.04721187230404641};
inline constexpr std::array<double, 5> a6{-7.502846399306121, 2.561846144803919, -11.627539656261098,
                                          -0.18268767659942256, 0.030198172008377946};
inline constexpr std::array<double, 6> a7{a6[0], a6[1], a6[2], a6[3], a6[4], 1.0};
inline constexpr std::array<double, 7> a8{a6[0], a6[1], a6[2], a6[3], a6[4], 1.0, 1.0};

inline constexpr std::array<double, 1> c2{-14.155112264123755};
inline constexpr std::array<double, 2> c3{-17.97296035885952, -2.859693295451294};
inline constexpr std::array<double, 3> c4{147.12150275711716, -1.41221402718213, 71.68940251302358};
inline constexpr std::array<double, 4> c5{165.43517024871676, -0.4592823456491126, 42.90938336958603,
                                          -5.961986721573306};
inline constexpr std::array<double, 5> c6{24.854864614690072, -3.0009227002832186, 47.4931110020768,
                                          5.5814197821558125, -0.6610691825249471};
inline constexpr std::array<double, 6> c7{30.91273214028599, -3.1208243349937974, 77.79954646070892,
                                          34.28646028294783, -19.097331116725623, -28.087943162872662};
inline constexpr std::array<double, 7> c8{37.80277123390563, -3.2571969029072276, 112.26918849496327,
                                          66.9347231244047,  -40.06618937091002,  -54.66780262877968,
                                          -9.48861652309627};

/// y(t + theta h) = (1 - theta) y0 + theta (y1 + (1 - theta) (q_0 + theta (q_1 + theta q_2))), q_r = sum_i
/// dense[r][i] k_i.
inline constexpr std::array<std::array<double, stages>, 3> dense{{
    {25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204, 0.524948541321073,
     1.1241088310450404, 0.4272876194431874, -0.17202221070155493},
    {-9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796, 20.176138334709044,
     15.98066361424651, -6.789040303419874, -6.710236069923372},
    {11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643, -52.072871366152654,
     -59.78993625266729, -0.15582684282751913, 4.883087185713722},
}};

/// Calls visit(i, a_i, C_i) for the stages 1 ... 7.
template <class Visit>
bool for_each_stage(Visit visit) {
  return visit(1, a2, c2) && visit(2, a3, c3) && visit(3, a4, c4) && visit(4, a5, c5) && visit(5, a6, c6) &&
         visit(6, a7, c7) && visit(7, a8, c8);
}

}  // namespace pf::ode::rodas5p
