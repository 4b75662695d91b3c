#include "pharmaflow/base/special_functions.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace pf {
namespace {

// Reference values: mpmath 1.3 (Johansson et al. 2023) at 40 digits, from erfc, loggamma, betainc and
// gammainc for the arguments as the doubles that they are; quantiles by root finding on the distribution
// functions.

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

void expect_relative(double value, double expected, double tolerance) {
  EXPECT_LE(std::abs(value - expected), tolerance * std::abs(expected)) << value << " against " << expected;
}

struct Row1 {
  double x, expected;
};
struct Row2 {
  double a, b, expected;
};
struct Row3 {
  double a, b, x, expected;
};

TEST(NormalCdf, AgreesWithReference) {
  constexpr Row1 rows[] = {
      {-37.0, 5.7255712225245768227e-300},
      {-20.0, 2.7536241186062336951e-89},
      {-8.25, 7.919726314642477341e-17},
      {-3.0, 0.0013498980316300945267},
      {-1.0, 0.15865525393145705141},
      {-0.1, 0.46017216272297101633},
      {0.0, 0.5},
      {0.5, 0.69146246127401310364},
      {1.96, 0.97500210485177956379},
      {5.0, 0.99999971334842812081},
  };
  for (const Row1& r : rows) {
    SCOPED_TRACE(r.x);
    expect_relative(normal_cdf(r.x), r.expected, 1e-14);
  }
}

TEST(NormalQuantile, AgreesWithReference) {
  constexpr Row1 rows[] = {
      {1e-300, -37.047096299361199237},
      {1e-20, -9.2623400897984075796},
      {1e-09, -5.9978070150076868614},
      {0.001, -3.0902323061678135354},
      {0.025, -1.9599639845400542118},
      {0.2, -0.84162123357291416552},
      {0.5, 0.0},
      {0.55, 0.12566134685507414641},
      {0.925, 1.4395314709384562291},
      {0.975, 1.9599639845400538556},
      {0.999999, 4.7534243088170877657},
  };
  for (const Row1& r : rows) {
    SCOPED_TRACE(r.x);
    expect_relative(normal_quantile(r.x), r.expected, 2e-15);
  }
}

TEST(LogGamma, AgreesWithReference) {
  constexpr Row1 rows[] = {
      {1e-10, 23.025850929882735237},
      {0.1, 2.252712651734205902},
      {0.5, 0.57236494292470008707},
      {0.999, 0.00057803853289138023817},
      {1.0, 0.0},
      {1.25, -0.098271836421813161464},
      {1.4616321449683622, -0.1214862905358496081},
      {1.999999, -4.2278401259658537019e-7},
      {2.0, 0.0},
      {2.00001, 4.2278755976483595969e-6},
      {2.75, 0.47521466691493713031},
      {5.5, 3.9578139676187162939},
      {7.999, 8.5231457861589154881},
      {8.0, 8.5251613610654143002},
      {30.5, 72.953471184169408324},
      {171.0, 706.57306224578734711},
      {1000000.0, 12815504.56914761166},
      {1000000000000000.0, 33538776394910668.91},
      {-0.5, 1.2655121234846453965},
      {-2.25, 0.55550154502064747059},
      {-10.7, -15.416789096416636124},
  };
  for (const Row1& r : rows) {
    SCOPED_TRACE(r.x);
    expect_relative(log_gamma(r.x), r.expected, 1e-14);
  }
}

TEST(StudentCdf, AgreesWithReference) {
  constexpr Row2 rows[] = {
      {-2.0, 1.0, 0.14758361765043327418},
      {-12.706204736432095, 1.0, 0.02499999999949565282},
      {-1.0, 2.5, 0.20203051363913673318},
      {1.3, 4.0, 0.86827420176438793131},
      {-3.5, 7.0, 0.0049965204409427736314},
      {0.01, 9.0, 0.50388027723183736836},
      {2.228138851964939, 10.0, 0.97499999999909568435},
      {-40.0, 12.0, 1.9256147903860169062e-14},
      {-2.0, 100.0, 0.0241060893655668398},
      {1.645, 1000.0, 0.9498579577922128083},
      {-2.5, 100000.0, 0.006210459596279522691},
  };
  for (const Row2& r : rows) {
    SCOPED_TRACE(r.a);
    expect_relative(student_t_cdf(r.a, r.b), r.expected, 1e-13);
  }
}

TEST(StudentQuantile, AgreesWithReference) {
  constexpr Row2 rows[] = {
      {0.975, 1.0, 12.706204736174693314},      {0.975, 2.0, 4.3026527297494617894},
      {0.975, 3.0, 3.1824463052837084359},      {0.975, 5.0, 2.5705818356363147828},
      {0.975, 10.0, 2.2281388519862742245},     {0.975, 30.0, 2.0422724563012378878},
      {0.995, 7.0, 3.4994832973504932609},      {0.9, 4.5, 1.5008853175085577072},
      {0.6, 3.0, 0.27667066233268984701},       {0.5001, 8.0, 0.00025859905464785300117},
      {0.51, 0.7, 0.033955982422042293496},     {1e-12, 2.0, -707106.78118548687134},
      {1e-09, 50.0, -7.3052706032587019909},    {0.25, 6.0, -0.71755819649141256621},
      {0.2499, 6.0, -0.71790678100524098476},   {0.975, 1000.0, 1.9623390808264081039},
      {0.975, 100000.0, 1.9599877075346092587}, {0.001, 1.5, -52.184430008992646936},
  };
  for (const Row2& r : rows) {
    SCOPED_TRACE(r.a);
    expect_relative(student_t_quantile(r.a, r.b), r.expected, 1e-13);
  }
}

TEST(IncompleteBeta, AgreesWithReference) {
  constexpr Row3 rows[] = {
      {0.5, 0.5, 0.3, 0.36901011956554537504},        {2.0, 3.0, 0.4, 0.52480000000000003837},
      {10.0, 1.0, 0.9, 0.34867844010000008602},       {0.001, 2.0, 0.5, 0.99980674653694774818},
      {30.0, 40.0, 0.2, 8.1435006545699112016e-6},    {400.0, 600.0, 0.41, 0.74148145349424540476},
      {1.0, 1.0, 0.7, 0.69999999999999995559},        {0.2, 5.0, 1e-08, 0.037135728755866101017},
      {5000.0, 0.5, 0.999, 0.0015615791602892832788}, {300.0, 300.0, 0.51, 0.6878420633570574009},
  };
  for (const Row3& r : rows) {
    SCOPED_TRACE(r.a);
    expect_relative(incomplete_beta(r.a, r.b, r.x), r.expected, 1e-13);
  }
}

TEST(IncompleteGamma, AgreesWithReference) {
  constexpr Row2 rows[] = {
      {0.5, 0.2, 0.47291074313446192633},       {1.0, 1.0, 0.6321205588285576784},
      {3.0, 10.0, 0.99723060428448842406},      {10.0, 3.0, 0.0011024881301154797421},
      {100.0, 80.0, 0.017108313035133114166},   {100.0, 120.0, 0.97213626010947933852},
      {2500.0, 2450.0, 0.15863888966777124785}, {0.01, 1e-05, 0.89633679826719720097},
      {5000.0, 5030.0, 0.6657218395257619002},
  };
  for (const Row2& r : rows) {
    SCOPED_TRACE(r.a);
    expect_relative(incomplete_gamma(r.a, r.b), r.expected, 1e-13);
  }
}

TEST(ChiSquaredCdf, AgreesWithReference) {
  constexpr Row2 rows[] = {
      {3.841458820694124, 1.0, 0.94999999999999994256},
      {11.07, 5.0, 0.94999038137759451777},
      {0.1, 8.0, 2.502139472997341714e-7},
      {250.0, 200.0, 0.99062086833117390389},
  };
  for (const Row2& r : rows) {
    SCOPED_TRACE(r.a);
    expect_relative(chi_squared_cdf(r.a, r.b), r.expected, 1e-13);
  }
}

TEST(FisherCdf, AgreesWithReference) {
  constexpr Row3 rows[] = {
      {4.256494729093749, 2.0, 9.0, 0.9499999999999999982},
      {0.1, 5.0, 7.0, 0.011041006837734182093},
      {1.0, 30.0, 30.0, 0.5},
      {20.0, 3.0, 4.0, 0.99283020349555364488},
      {1.5, 100.0, 1000.0, 0.99829242361682335597},
  };
  for (const Row3& r : rows) {
    SCOPED_TRACE(r.a);
    expect_relative(f_cdf(r.a, r.b, r.x), r.expected, 1e-13);
  }
}

TEST(SpecialFunctions, EdgesOfTheirDomains) {
  EXPECT_EQ(normal_cdf(-infinity), 0.0);
  EXPECT_EQ(normal_cdf(infinity), 1.0);
  EXPECT_EQ(normal_quantile(0.0), -infinity);
  EXPECT_EQ(normal_quantile(1.0), infinity);
  EXPECT_EQ(student_t_quantile(0.5, 3.0), 0.0);
  EXPECT_EQ(student_t_quantile(1.0, 3.0), infinity);
  EXPECT_EQ(student_t_cdf(-infinity, 3.0), 0.0);
  EXPECT_EQ(student_t_cdf(1.25, infinity), normal_cdf(1.25));
  EXPECT_EQ(student_t_quantile(0.3, infinity), normal_quantile(0.3));
  EXPECT_EQ(incomplete_beta(2.0, 3.0, 0.0), 0.0);
  EXPECT_EQ(incomplete_beta(2.0, 3.0, 1.0), 1.0);
  EXPECT_EQ(incomplete_gamma(2.0, 0.0), 0.0);
  EXPECT_EQ(incomplete_gamma(2.0, infinity), 1.0);
  EXPECT_EQ(f_cdf(0.0, 2.0, 3.0), 0.0);
  EXPECT_EQ(f_cdf(infinity, 2.0, 3.0), 1.0);
  EXPECT_EQ(log_gamma(0.0), infinity);
  EXPECT_EQ(log_gamma(-3.0), infinity);
  EXPECT_EQ(log_gamma(1.0), 0.0);
  EXPECT_EQ(log_gamma(2.0), 0.0);
}

TEST(SpecialFunctions, OutsideTheirDomainsAreNaN) {
  for (const double value :
       {normal_quantile(-0.1), normal_quantile(1.1), normal_quantile(nan), normal_cdf(nan),
        student_t_quantile(0.3, 0.0), student_t_quantile(2.0, 3.0), student_t_cdf(1.0, nan),
        student_t_cdf(nan, 3.0), incomplete_beta(-1.0, 2.0, 0.5), incomplete_beta(1.0, 2.0, nan),
        incomplete_gamma(-1.0, 2.0), incomplete_gamma(nan, 2.0), f_cdf(nan, 2.0, 3.0), log_gamma(nan)})
    EXPECT_TRUE(std::isnan(value)) << value;
}

/// A double in [low, high) from any 32 bits.
double between(double low, double high, std::uint32_t bits) { return low + (high - low) * (bits / 0x1p32); }

RC_GTEST_PROP(SpecialFunctions, QuantilesInvertTheirDistributions, (std::uint32_t u, std::uint32_t v)) {
  const double p = std::pow(10.0, between(-12.0, std::log10(0.5), u));
  const double dof = std::pow(10.0, between(-0.3, 5.0, v));
  RC_ASSERT(std::abs(normal_cdf(normal_quantile(p)) - p) <= 1e-13 * p);
  const double t = student_t_quantile(p, dof);
  RC_ASSERT(std::abs(student_t_cdf(t, dof) - p) <= 1e-11 * p);
  RC_ASSERT(student_t_quantile(0.5, dof) == 0.0);
}

RC_GTEST_PROP(SpecialFunctions, BetaIsSymmetric, (std::uint32_t u, std::uint32_t v, std::uint32_t w)) {
  const double a = std::pow(10.0, between(-2.0, 4.0, u));
  const double b = std::pow(10.0, between(-2.0, 4.0, v));
  const double x = std::round(between(0.0, 1.0, w) * 0x1p20) * 0x1p-20;  // 1 - x is exact
  RC_ASSERT(std::abs(incomplete_beta(a, b, x) + incomplete_beta(b, a, 1.0 - x) - 1.0) < 1e-15 * 4);
}

RC_GTEST_PROP(SpecialFunctions, LogGammaObeysItsRecurrence, (std::uint32_t u)) {
  const double x = between(0.01, 50.0, u);
  const double difference = log_gamma(x + 1.0) - log_gamma(x) - std::log(x);
  RC_ASSERT(std::abs(difference) < 1e-15 * (4.0 + 8.0 * std::abs(log_gamma(x + 1.0))));
}

}  // namespace
}  // namespace pf
