#include "http/static_files.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "http/conditional.hpp"
#include "http/problem.hpp"
#include "store/clock.hpp"

namespace pf::server {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view nonce_mark = "__CSP_NONCE__";

std::string_view media_type(const std::string& path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".csv", "text/csv; charset=utf-8"},
      {".pdf", "application/pdf"},
  }};
  const std::string extension = fs::path(path).extension().string();
  const auto* found =
      std::ranges::find(types, extension, &std::pair<std::string_view, std::string_view>::first);
  return found == types.end() ? "application/octet-stream" : found->second;
}

/// Whether a client takes a coding: named without q=0.
bool takes(std::string_view accepted, std::string_view coding) {
  while (!accepted.empty()) {
    const std::size_t end = std::min(accepted.find(','), accepted.size());
    std::string item(accepted.substr(0, end));
    accepted.remove_prefix(std::min(end + 1, accepted.size()));
    std::erase(item, ' ');
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string weight = item.substr(semicolon);
    if (item.substr(0, semicolon) == coding)
      return !(weight.starts_with(";q=0") && weight.find_first_not_of("0.", 3) == weight.npos);
  }
  return false;
}

/// What a page of this server may do. WebAssembly may be compiled ('wasm-unsafe-eval'); text may not become
/// script, and only styles that carry the nonce of this very answer count.
std::string security_policy(const std::string& nonce) {
  return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-" + nonce +
         "'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
         "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

}  // namespace

Response StaticFiles::answer(const Request& request) {
  const std::string path = request.path.substr(1);
  if (path.empty() || path == "index.html") return page(request);
  if (const auto found = read(path)) return file(request, *found);
  // A screen of the application is asked for by its path; a file is not.
  if (fs::path(path).has_extension() || path.starts_with("assets/"))
    return problem_reply(not_found("There is no file '" + request.path + "'."));
  return page(request);
}

std::optional<StaticFiles::File> StaticFiles::read(const std::string& path) {
  std::error_code fault;
  const fs::path full = folder_ / path;
  if (folder_.empty() || !fs::is_regular_file(full, fault)) return std::nullopt;
  const auto changed = fs::last_write_time(full, fault);
  const std::lock_guard lock(mutex_);
  File& kept = files_[path];
  if (!kept.bytes || kept.changed != changed) {
    std::ifstream stream(full, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.is_open() || stream.bad()) return std::nullopt;
    kept.etag = etag_of(bytes);
    kept.bytes = std::make_shared<const std::string>(std::move(bytes));
    kept.changed = changed;
  }
  return kept;
}

Response StaticFiles::page(const Request& request) {
  const auto index = read("index.html");
  if (!index)
    return problem_reply(
        {404,
         "no_web_application",
         "The web application is not there",
         {{"", "no_web_application", "There is no index.html at '" + request.path + "'.",
           "Build it with ./dev build, or name its folder with --web. The API is under /api/v1."}}});
  // A nonce of its own for each answer, hence no ETag: a copy must keep the policy that it came with.
  const std::string nonce = new_id();
  std::string html = *index->bytes;
  for (std::size_t at = html.find(nonce_mark); at != html.npos; at = html.find(nonce_mark, at))
    html.replace(at, nonce_mark.size(), nonce);
  Response response = reply(200, media_type("index.html"), std::move(html));
  response.set("Cache-Control", "no-cache");
  response.set("Content-Security-Policy", security_policy(nonce));
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  // With this the page is cross-origin isolated, and its workers may share memory.
  response.set("Cross-Origin-Embedder-Policy", "require-corp");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  return response;
}

Response StaticFiles::file(const Request& request, const File& plain) {
  const std::string path = request.path.substr(1);
  const std::string& accepted = request.header("accept-encoding");
  std::string coding;
  File chosen = plain;
  for (const auto& [name, extension] : {std::pair("br", ".br"), std::pair("gzip", ".gz")}) {
    if (!takes(accepted, name)) continue;
    // A twin that is older than its file was made from another.
    const auto twin = read(path + extension);
    if (!twin || twin->changed < plain.changed) continue;
    coding = name;
    chosen = *twin;
    break;
  }
  Response response = reply(200, media_type(path), chosen.bytes);
  const bool immutable = path.starts_with("assets/");
  response = conditional(request, std::move(response), chosen.etag,
                         immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (!coding.empty() && response.status == 200) response.set("Content-Encoding", coding);
  response.set("Vary", "Accept-Encoding");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  // An isolated page starts no worker without it.
  response.set("Cross-Origin-Embedder-Policy", "require-corp");
  // A document that is opened by itself (an SVG), or a worker, is bound by a policy of its own.
  response.set("Content-Security-Policy",
               "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'");
  return response;
}

}  // namespace pf::server
