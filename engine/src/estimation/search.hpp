#pragma once

#include <Eigen/Core>
#include <vector>

#include "coordinates.hpp"
#include "monitor.hpp"
#include "pharmaflow/estimation/model.hpp"
#include "pharmaflow/estimation/options.hpp"
#include "pharmaflow/estimation/result.hpp"
#include "streamed_qr.hpp"
#include "trust_region.hpp"

namespace pf::estimation {

/// A point of the search with the model's linearisation there.
struct Point {
  Eigen::VectorXd u, x;        ///< search coordinates and natural scale, shape (p)
  Eigen::VectorXd residuals;   ///< shape (n)
  double cost = 0.0;           ///< sum loss_scale^2 rho / 2
  double ssr = 0.0;            ///< sum of squared residuals
  Eigen::MatrixXd triangle;    ///< R of J after the loss's factors, search coordinates, shape (p, p)
  Eigen::VectorXd rhs;         ///< Q^T r, shape (p)
  double residual_norm = 0.0;  ///< |r| after the loss's factors
};

/// How one search ended.
struct Ending {
  bool evaluated = false;  ///< false: the start could not be evaluated, nothing else is set
  bool converged = false;
  Reason reason = Reason::max_iterations;
  std::size_t iterations = 0;
  std::vector<Iteration> history;
};

/// Trust-region Levenberg-Marquardt from one start after another; the workspaces are shared between starts.
class Search {
 public:
  Search(const Coordinates& coordinates, Residuals& residuals, const Options& options, Monitor& monitor);

  Ending run(const Eigen::VectorXd& start);
  Point& point() { return point_; }  ///< where the last run ended
  /// R of the plain J (no loss) at a point, for statistics; empty when it cannot be evaluated. Overwrites
  /// workspaces.
  Eigen::MatrixXd plain_triangle(const Point& at);

 private:
  enum class Trial { accepted, rejected, failed };

  bool evaluate(const Eigen::VectorXd& x, Eigen::VectorXd& residuals, bool with_jacobian);
  bool linearise(Point& at);
  bool converged_before_step(Ending& ending);
  Trial try_step(bool with_jacobian);
  void set_box();
  double gradient_cosine() const;
  double relative_step() const;
  bool at_round_off();
  void record(Ending& ending) const;

  const Coordinates& coordinates_;
  Residuals& residuals_;
  const Options& options_;
  Monitor& monitor_;
  Point point_, trial_;
  std::vector<double> jacobian_;  // the only n x p array; overwritten by its factorisation
  StreamedQr qr_;
  TrustRegion region_;
  Eigen::VectorXd scaling_, low_, high_, factor_, reach_;
  bool corrected_ = false;  // the loss's curvature is used (near the end)
  bool capped_ = false;
  double change_ = 0.0;              ///< of the predictions by the parameters' own size
  double full_predicted_ = 0.0;      // decrease that the Gauss-Newton step from point_ promises
  double polished_predicted_ = 0.0;  // the same before the last step that the cost could not judge
  double actual_ = 0.0;
};

}  // namespace pf::estimation
