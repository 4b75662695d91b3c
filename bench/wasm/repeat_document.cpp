// The native side of compare.mjs: one study of a project document, over and over, in one process.
//
//     repeat_document FILE STUDY SECONDS   prints the shortest run, from the text to the result's text [us]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <string>

#include "pharmaflow/document/run.hpp"

int main(int count, char** words) {
  using Clock = std::chrono::steady_clock;
  if (count != 4) {
    std::cerr << "repeat_document FILE STUDY SECONDS\n";
    return 2;
  }
  std::ifstream file(words[1], std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(file), {}};
  const std::chrono::duration<double> budget(std::atof(words[3]));

  const Clock::time_point start = Clock::now();
  std::chrono::duration<double, std::micro> shortest(std::numeric_limits<double>::infinity());
  do {
    const Clock::time_point begin = Clock::now();
    const pf::document::Response response = pf::document::run(json, words[2], {});
    shortest = std::min<decltype(shortest)>(shortest, Clock::now() - begin);
    if (response.outcome != pf::document::Outcome::ok) {
      std::cerr << words[1] << ": " << response.json << '\n';
      return 1;
    }
  } while (Clock::now() - start < budget);
  std::cout << shortest.count() << '\n';
}
