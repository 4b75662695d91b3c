#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kind.hpp"

namespace pf::document {

/// What a result was made from and with.
struct Provenance {
  std::string engine;           ///< version
  std::string document_sha256;  ///< of the bytes of the project document
  std::uint64_t seed = 1;
};

/// [{"code", "message", "path"}]; a warning about nothing in particular has no path.
Json warnings_json(const std::vector<Warning>& warnings);

/// The result document: the frame around what a kind computed. A number that is not finite becomes null and
/// is reported by the warning `not_finite`.
Response write_result(std::string_view kind, std::string_view study, KindResult result,
                      const Provenance& provenance);

}  // namespace pf::document
