#include <algorithm>

#include "csv_records.hpp"
#include "csv_support.hpp"
#include "csv_text.hpp"

namespace pf::document::test {
namespace {

const std::vector<std::vector<std::string>> table{
    {"time [min]", "experiment", "A [mM]", "B (mM)", "sigma(A) [mM]"},
    {"0", "one", "1000.5", "0", "10"},
    {"2.25", "one", "741", "<0.5", "10.5"},
    {"5", "one", "4.72e2", "NA", "9"},
    {"0", "two", "500", "", "9"},
    {"7.5", "two", "", "210.25", ""}};

enum class Encoding { utf8, utf8_bom, utf16le, utf16le_bom, utf16be, utf16be_bom };

std::string encode(const std::string& utf8, Encoding encoding) {
  if (encoding == Encoding::utf8) return utf8;
  if (encoding == Encoding::utf8_bom) return "\xEF\xBB\xBF" + utf8;
  const bool little = encoding == Encoding::utf16le || encoding == Encoding::utf16le_bom;
  std::string out;
  if (encoding == Encoding::utf16le_bom) out = "\xFF\xFE";
  if (encoding == Encoding::utf16be_bom) out = "\xFE\xFF";
  for (const char c : utf8) {  // the table is ASCII
    if (little)
      (out += c) += '\0';
    else
      (out += '\0') += c;
  }
  return out;
}

struct Dialect {
  char delimiter = ',';
  char decimal = '.';
  std::string line_end = "\n";
  bool quote_all = false;
  bool last_line_end = true;
  std::string before = {};  ///< lines before the header
  std::string after = {};   ///< cells behind each row, as spreadsheets leave them
};

std::string write(const Dialect& d) {
  std::string csv = d.before.empty() ? "" : d.before + d.line_end;
  for (std::size_t r = 0; r < table.size(); ++r) {
    for (std::size_t c = 0; c < table[r].size(); ++c) {
      std::string cell = table[r][c];
      if (r > 0) std::replace(cell.begin(), cell.end(), '.', d.decimal);
      const bool quoted = d.quote_all || cell.find(d.delimiter) != std::string::npos;
      if (c > 0) csv += d.delimiter;
      csv += quoted ? '"' + cell + '"' : cell;
    }
    csv += d.after;
    if (r + 1 < table.size() || d.last_line_end) csv += d.line_end;
  }
  return csv;
}

TEST(CsvDialect, EverySpellingGivesTheSameDocument) {
  const auto reference = project(write({}));
  ASSERT_EQ(reference["experiments"].size(), 2u);
  int combinations = 0;
  for (const char delimiter : {',', ';', '\t'})
    for (const char decimal : {'.', ','})
      for (const char* line_end : {"\n", "\r\n", "\r"})
        for (const bool quote_all : {false, true})
          for (const bool last : {true, false})
            for (const Encoding encoding :
                 {Encoding::utf8, Encoding::utf8_bom, Encoding::utf16le, Encoding::utf16le_bom,
                  Encoding::utf16be, Encoding::utf16be_bom}) {
              const std::string csv = write({delimiter, decimal, line_end, quote_all, last, "", ""});
              EXPECT_EQ(project(encode(csv, encoding)), reference)
                  << "delimiter " << delimiter << " decimal " << decimal << " encoding " << int(encoding)
                  << "\n"
                  << csv;
              ++combinations;
            }
  EXPECT_EQ(combinations, 432);
}

TEST(CsvDialect, WhatSpreadsheetsAddIsTolerated) {
  const auto reference = project(write({}));
  EXPECT_EQ(project(write({.delimiter = ';', .decimal = ',', .before = "sep=;"})), reference);
  EXPECT_EQ(project(write({.line_end = "\r\n", .before = "SEP=,"})), reference);
  EXPECT_EQ(project(write({.after = ",,,"})), reference) << "empty columns at the end";
  EXPECT_EQ(project(write({}) + ",,,,\n,,,,\n\n"), reference) << "empty rows at the end";
  EXPECT_EQ(project("\n\n" + write({})), reference) << "empty lines before the header";
  EXPECT_EQ(project(write({}) + "   ,\t, , ,\n"), reference) << "rows of blanks";
}

TEST(CsvDialect, TitlesMayBeSpelledInSeveralWays) {
  const std::string rows = "\n0,1,0\n1,2,3\n";
  const auto reference = project("time [min],A [mM],B [mM]" + rows);
  for (const char* header : {"time (min),A (mM),B (mM)", "time/min,A/mM,B/mM", "Time [min], A [mM] , B[mM]",
                             "t [min],\"A [mM]\",B [mM]", "TIME/min,A (mmol/L),B/mM"}) {
    auto same = project(header + rows);
    EXPECT_EQ(same["experiments"][0]["measurements"][0]["value"]["values"],
              reference["experiments"][0]["measurements"][0]["value"]["values"])
        << header;
    EXPECT_EQ(same["parameters"][0], reference["parameters"][0]) << header;
  }
}

TEST(CsvDialect, AThousandIsNotTakenForADecimal) {
  EXPECT_EQ(faults("time [min],A [mM]\n0,\"1,000\"\n1,\"2,000\"\n")[0].code, "invalid_value");
  const auto european = project("time [min];A [mM]\n0;1,000\n1;0,500\n");
  EXPECT_EQ(european["experiments"][0]["measurements"][0]["value"]["values"], nlohmann::json({1.0, 0.5}));
}

TEST(CsvDialect, MinusSignsMissingWordsAndLimits) {
  const auto document =
      project("time [min],A [mM]\n0,−1.5\n1,NA\n2,n/a\n3,NaN\n4,-\n5,#N/A\n6,< 0.5\n7,<2e-1\n8,7\n");
  EXPECT_EQ(document["experiments"][0]["measurements"][0]["value"]["values"],
            nlohmann::json({-1.5, nullptr, nullptr, nullptr, nullptr, nullptr, "<0.5", "<0.2", 7}));
}

TEST(CsvDialect, TextOutsideAscii) {
  const std::string utf8 = "time [min];experiment;α [mM]\n0;Köln 25 °C;1\n1;Köln 25 °C;0,5\n";
  std::string utf16 = "\xFF\xFE";
  for (const char16_t c : std::u16string(u"time [min];experiment;α [mM]\n0;Köln 25 °C;1\n1;Köln 25 °C;0,5\n"))
    (utf16 += static_cast<char>(c & 0xFF)) += static_cast<char>(c >> 8);
  const auto document = project(utf8, "α -> B");
  EXPECT_EQ(document["experiments"][0]["name"], "Köln 25 °C");
  EXPECT_EQ(document["experiments"][0]["id"], "Köln_25__C");
  EXPECT_EQ(project(utf16, "α -> B"), document);
}

std::vector<std::vector<std::string>> records(std::string_view text,
                                              std::vector<std::size_t>* lines = nullptr) {
  CsvReader reader(text, ',');
  CsvRecord record;
  std::vector<std::vector<std::string>> all;
  while (reader.next(record)) {
    EXPECT_EQ(record.fault, "");
    all.emplace_back(record.cells.begin(), record.cells.end());
    if (lines) lines->push_back(record.line);
  }
  return all;
}

TEST(CsvRecords, Rfc4180) {
  using Table = std::vector<std::vector<std::string>>;
  EXPECT_EQ(records("aaa,bbb,ccc\r\nzzz,yyy,xxx"), (Table{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(records("\"a,b\",\"c\"\"d\"\"\", \"e\" \n"), (Table{{"a,b", "c\"d\"", "e"}}));
  EXPECT_EQ(records("a,,\n,b\n"), (Table{{"a", "", ""}, {"", "b"}}));
  EXPECT_EQ(records("\"\",\"\"\"\"\n"), (Table{{"", "\""}}));
  std::vector<std::size_t> lines;
  EXPECT_EQ(records("\"a\r\nb\nc\",1\rx,2\r\n\ny,3", &lines),
            (Table{{"a\r\nb\nc", "1"}, {"x", "2"}, {""}, {"y", "3"}}));
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 4, 5, 6}));
}

}  // namespace
}  // namespace pf::document::test
