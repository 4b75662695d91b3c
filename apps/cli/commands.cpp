#include "commands.hpp"

#include "files.hpp"
#include "json.hpp"
#include "numbers.hpp"
#include "output.hpp"
#include "pharmaflow/document/apply_fit.hpp"
#include "pharmaflow/document/csv.hpp"
#include "pharmaflow/document/run.hpp"
#include "pharmaflow/units/unit.hpp"
#include "pool.hpp"
#include "watch.hpp"

namespace pf::cli {
namespace {

document::Response compute(const std::string& project, const std::string& study,
                           const OutputOptions& output) {
  Watch watch(output.time_limit);
  Pool pool(output.threads);
  RunContext context = watch.context();
  context.for_each = [&](std::size_t count, const std::function<void(std::size_t)>& job) {
    pool.for_each(count, job);
  };
  return document::run(project, study, context);
}

/// "1 reaction", "2 reactions", of a list in the summary.
std::string counted(const Json& summary, const char* key, const std::string& one, const std::string& many) {
  const std::size_t n = member(summary, key).size();
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

}  // namespace

int run(const RunOptions& options) {
  const auto project = read_file(options.project);
  if (!project) return refuse("The project cannot be read", {project.error()}, options.output.json);
  const document::Response response = compute(*project, options.study, options.output);
  const bool computed = response.outcome != document::Outcome::invalid;
  if (!options.save.empty() && computed) {
    const auto fitted = document::apply_fit(*project, response.json);
    if (!fitted) return refuse("The fitted project cannot be written", {fitted.error()}, options.output.json);
    if (const auto saved = write_file(options.save, *fitted); !saved)
      return refuse("The fitted project cannot be written", {saved.error()}, options.output.json);
  }
  return deliver(response, options.output);
}

int fit(const FitOptions& options) {
  const bool json = options.output.json;
  const auto csv = read_file(options.data);
  if (!csv) return refuse("The data cannot be read", {csv.error()}, json);
  const auto project = document::project_from_csv({options.scheme, *csv, options.initial, options.scheme});
  if (!project) {
    const std::size_t n = project.error().size();
    return refuse("The scheme and the data have " + std::to_string(n) + (n == 1 ? " fault" : " faults"),
                  project.error(), json);
  }
  if (!options.save.empty())
    if (const auto saved = write_file(options.save, *project); !saved)
      return refuse("The project cannot be written", {saved.error()}, json);
  return deliver(compute(*project, "fit", options.output), options.output);
}

int serve(const server::ServeOptions& options) {
  const server::ServeFault fault = server::serve(options);
  if (fault.what.empty()) return done;
  return refuse("The server cannot be started", {{"", "cannot_serve", fault.what, fault.way_out}}, false);
}

int check(const std::string& path, bool json) {
  const auto project = read_file(path);
  if (!project) return refuse("The project cannot be read", {project.error()}, json);
  const document::Response response = document::check(*project);
  if (json || response.outcome != document::Outcome::ok)
    return deliver(response, {.file = {}, .json = json, .time_limit = {}, .threads = 1});
  const Json summary = Json::parse(response.json, nullptr, false);
  print_line("Valid: " + counted(summary, "species", "species", "species") + ", " +
             counted(summary, "reactions", "reaction", "reactions") + ", " +
             counted(summary, "studies", "study", "studies"));
  for (const Json& warning : member(summary, "warnings"))
    print_line("Warning " + text(warning, "message") +
               (text(warning, "path").empty() ? "" : " at " + text(warning, "path")));
  return done;
}

int convert(const std::string& quantity, const std::string& unit, bool json) {
  const auto refused = [&](const Error& error) {
    return refuse("The quantity cannot be converted", {error}, json);
  };
  const auto from = units::parse_quantity(quantity);
  if (!from) return refused(from.error());
  const auto to = units::parse_unit(unit);
  if (!to) return refused(to.error());
  const auto value = units::convert(*from, *to);
  if (!value) return refused(value.error());
  if (json)
    print_line(Json{{"value", *value}, {"unit", to->text}}.dump());
  else
    print_line(plain(*value, 15) + (to->text.empty() ? "" : " " + to->text));
  return done;
}

int schema() {
  print_line(document::schema());
  return done;
}

int version() {
  print_line("pharmaflow " + std::string(document::version()));
  return done;
}

}  // namespace pf::cli
