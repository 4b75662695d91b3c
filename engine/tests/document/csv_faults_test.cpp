#include "csv_support.hpp"

namespace pf::document::test {
namespace {

struct Wrong {
  const char* csv;
  const char* code;
  const char* detail;  ///< a part of it: the line or the column, and the offending text
  const char* hint = "";
  const char* scheme = "A -> B -> C";
  const char* initial = "";
};

/// Each of these has exactly one fault.
const Wrong wrong[] = {
    {"", "invalid_csv", "The CSV is empty."},
    {"\n\n  \n", "invalid_csv", "The CSV is empty."},
    {"\xEF\xBB\xBF", "invalid_csv", "The CSV is empty."},
    {"time [min],A [mM]\n", "invalid_csv", "a header but no rows"},
    {"time [min],A [mM]\n,\n,\n", "invalid_csv", "a header but no rows"},
    {"PK\x03\x04rest", "invalid_csv", "a workbook", "Export the sheet"},
    {"time [min],A [mM]\n0,1\n1,\xB5\n", "invalid_csv", "Line 3 holds bytes that are not UTF-8", "CSV UTF-8"},
    // columns
    {"A [mM],B [mM]\n1,2\n", "missing_column", "no column of times", "time [min]"},
    {"time [min],T [degC]\n1,2\n", "missing_column", "No species of the scheme", "A, B, C"},
    {"time [min],A [mM],time [h]\n1,2,3\n", "duplicate_column", "'time [h]' says the same as 'time [min]'"},
    {"time [min],A [mM],A [M]\n1,2,3\n", "duplicate_column", "'A [M]' says the same as 'A [mM]'"},
    {"time [min],A [mM],sigma(A) [mM],sigma(A) [M]\n1,2,3,4\n", "duplicate_column", "'sigma(A) [M]'"},
    {"time [min],A [mM],D [mM]\n1,2,3\n", "unknown_column", "'D [mM]'", "time, T, experiment, A, B, C"},
    {"time [min],A [mM],a [mM]\n1,2,3\n", "unknown_column", "'a [mM]'", "Did you mean 'A'?"},
    {"time [min],A [mM],experimnt\n1,2,x\n", "unknown_column", "'experimnt'", "Did you mean 'experiment'?"},
    {"time [min],A [mM],pressure [bar]\n1,2,3\n", "unknown_column", "'pressure [bar]'", "Known columns"},
    {"time [min],A [mM],sigma(X) [mM]\n1,2,3\n", "unknown_column", "'X', which is no species",
     "Species: A, B, C"},
    {"time [min],A [mM],sigma(B) [mM]\n1,2,3\n", "missing_column", "uncertainty of B, which has no column"},
    {"time,A [mM]\n1,2\n", "missing_unit", "'time' has no unit", "time [min]"},
    {"time [min],A\n1,2\n", "missing_unit", "'A' has no unit", "A [mM]"},
    {"time [],A [mM]\n1,2\n", "missing_unit", "'time []' has no unit"},
    {"time [min],A [mM],T\n1,2,25\n", "missing_unit", "'T' has no unit", "T [degC]"},
    {"time [min],A [mM],sigma(A)\n1,2,3\n", "missing_unit", "'sigma(A)' has no unit"},
    {"time [mM],A [mM]\n1,2\n", "unit_mismatch", "'time [mM]' is in 'mM', which is not a time"},
    {"time [min],A [min]\n1,2\n", "unit_mismatch", "'A [min]' is in 'min', which is not a concentration"},
    {"time [min],A [mM],T [min]\n1,2,3\n", "unit_mismatch", "'T [min]'", "degC"},
    {"time [min],A [mM],experiment [min]\n1,2,x\n", "unit_mismatch", "names experiments"},
    {"time [min],A [mMol]\n1,2\n", "unknown_unit", "'A [mMol]'"},
    {"time [min],A [g/L]\n1,2\n", "missing_property", "needs the molar mass of A", "project document"},
    {"time [min],A [wt%]\n1,2\n", "missing_property", "molar mass of A and the density", "project document"},
    {"time [min],A [mol%]\n1,2\n", "unit_mismatch", "beside everything else", "mol/L"},
    // rows
    {"time [min],A [mM]\n0,1\n1\n", "invalid_csv", "Line 3: the row has 1 cells, the header 2."},
    {"time [min],A [mM]\n0,1,5\n1,2\n", "invalid_csv", "Line 2: the row has 3 cells, the header 2.",
     "semicolons"},
    {"time [min],A [mM]\n0,1\n1,abc\n", "invalid_value", "Line 3: 'A [mM]' is 'abc', which is not a number."},
    {"time [min],A [mM]\n0,1\n1,5 mM\n", "invalid_value", "Line 3: 'A [mM]' is '5 mM'"},
    {"time [min],A [mM]\n0,1\n1,inf\n", "invalid_value", "Line 3: 'A [mM]' is 'inf'"},
    {"time [min],A [mM]\n0,1\n1,1e999\n", "invalid_value", "Line 3: 'A [mM]' is '1e999'"},
    {"time [d],A [mM]\n0,1\n1e306,2\n", "invalid_value", "Line 3: 'time [d]' is '1e306', which is too large"},
    {"time [min],A [mM]\n-1,1\n1,2\n", "invalid_value", "Line 2: 'time [min]' is '-1', before the start"},
    {"time [min],A [mM]\n0,1\n,2\n", "missing_value", "Line 3: 'time [min]' is missing"},
    {"time [min],A [mM]\n0,1\nNA,2\n", "missing_value", "Line 3: 'time [min]' is missing"},
    {"time [min],A [mM]\n0,1\n<1,2\n", "invalid_value",
     "Line 3: 'time [min]' is '<1', but only a measured species"},
    {"time [min],A [mM]\n0,1\n1,<-2\n", "invalid_value", "Line 3: 'A [mM]' is '<-2', a negative limit"},
    {"time [min],A [mM]\n0,1\n1,<\n", "invalid_value", "Line 3: 'A [mM]' is '<'"},
    {"time [min],A [mM],T [degC]\n0,1,20\n1,2,-300\n", "invalid_value",
     "Line 3: 'T [degC]' is '-300', which is not above"},
    {"time [min],A [mM],T [degC]\n0,1,\n1,2,NA\n", "missing_value", "The column T holds no temperature"},
    {"time [min],A [mM],experiment\n0,1,x\n1,2,\n", "missing_value", "Line 3: 'experiment' is blank"},
    {"time [min],A [mM],sigma(A) [mM]\n0,1,0.1\n1,2,0\n", "invalid_value", "Line 3: 'sigma(A) [mM]' is '0'"},
    {"time [min],A [mM],sigma(A) [mM]\n0,1,0.1\n1,2,\n", "missing_value", "is missing beside a value of A"},
    {"time [min],,A [mM]\n0,,1\n1,7,2\n", "invalid_csv",
     "Line 3: cell 2 holds '7', but its column has no title"},
    {"time [min],A [mM]\n0,1\n0,2\n", "invalid_value", "No row has a time after 0."},
    {"time [min];A [mM]\n0;1,5\n1;2,5\n2;1.234\n", "invalid_value", "Line 4: 'A [mM]' is '1.234'",
     "decimal commas"},
    {"time [min];A [mM]\n0;1\n1;1.234,5\n", "invalid_value", "Line 3: 'A [mM]' is '1.234,5'", "thousands"},
    // quoting
    {"time [min],A [mM]\n0,1\n1,2\"3\n", "invalid_csv", "Line 3: a quote stands inside a cell",
     "double the quotes"},
    {"time [min],A [mM]\n0,1\n1,\"2\"3\n2,4\n", "invalid_csv", "Line 3: something follows the closing quote"},
    {"time [min],A [mM]\n0,1\n1,\"2\n2,4\n", "invalid_csv", "Line 3: a quoted cell is never closed"},
    {"time [min],\"A [mM]\n0,1\n", "invalid_csv", "Line 1: In the header a quoted cell is never closed"},
    {"time [min],A [mM],experiment\n0,1,\"two\nlines\"\n1,x,b\n", "invalid_value", "Line 4: 'A [mM]' is 'x'"},
    // scheme and initial concentrations
    {"time [min],A [mM]\n0,1\n1,2\n", "invalid_equation", "Expected", "", "A + -> B"},
    {"time [min],A [mM]\n0,1\n1,2\n", "invalid_equation", "no reaction", "", ""},
    {"time [min],A [mM]\n0,1\n1,2\n", "invalid_id", "'T'", "T1", "A -> T"},
    {"time [min],A [mM]\n0,1\n1,2\n", "unknown_species", "'D' has an initial", "A, B, C", "A -> B -> C",
     "D=1 M"},
    {"time [min],A [mM]\n0,1\n1,2\n", "duplicate_id", "A has two", "", "A -> B", "A=1 M, A=2 M"},
    {"time [min],A [mM]\n0,1\n1,2\n", "invalid_quantity", "'A'", "'A=1 M, B=0.2 M'", "A -> B", "A"},
    {"time [min],A [mM]\n0,1\n1,2\n", "invalid_quantity", "'5 M'", "decimal point", "A -> B", "A=0 M; 5 M"},
    {"time [min],A [mM]\n0,1\n1,2\n", "missing_unit", "'A=1' has no unit", "", "A -> B", "A=1"},
    {"time [min],A [mM]\n0,1\n1,2\n", "unit_mismatch", "'A=1 min'", "", "A -> B", "A=1 min"},
    {"time [min],A [mM]\n0,1\n1,2\n", "missing_property", "molar mass of A", "", "A -> B", "A=1 g/L"},
    {"time [min],A [mM]\n0,1\n1,2\n", "out_of_range", "is -1 M", "", "A -> B", "A=-1 M"},
    {"time [min],A [mM]\n0,1\n1,2\n", "unknown_unit", "initial concentration of A", "", "A -> B",
     "A=1 Mol/L"},
};

TEST(CsvFaults, EachIsToldWithItsPlaceAndTheWayOut) {
  for (const Wrong& w : wrong) {
    SCOPED_TRACE(std::string(w.csv) + "\nscheme " + w.scheme + " initial " + w.initial);
    const Errors found = faults(w.csv, w.scheme, w.initial);
    ASSERT_EQ(found.size(), 1u) << text_of(found);
    EXPECT_EQ(found[0].code, w.code) << text_of(found);
    EXPECT_NE(found[0].detail.find(w.detail), std::string::npos) << text_of(found);
    EXPECT_NE(found[0].hint.find(w.hint), std::string::npos) << text_of(found);
    EXPECT_EQ(found[0].pointer, "");
    EXPECT_FALSE(found[0].hint.empty()) << text_of(found);
  }
}

TEST(CsvFaults, AllAtOnceInTheOrderOfTheFile) {
  const Errors found = faults("time,D [mM],A [g/L],B [mM]\n0,1,2,x\n-1,2,3,4\n1,1\n", "A -> B", "X=1 M");
  ASSERT_EQ(found.size(), 7u) << text_of(found);
  EXPECT_EQ(found[0].code, "unknown_species");
  EXPECT_EQ(found[1].code, "missing_unit");
  EXPECT_EQ(found[2].code, "unknown_column");
  EXPECT_EQ(found[3].code, "missing_property");
  EXPECT_EQ(found[4].detail, "Line 2: 'B [mM]' is 'x', which is not a number.");
  EXPECT_EQ(found[5].detail, "Line 3: 'time' is '-1', before the start of the run.");
  EXPECT_EQ(found[6].detail, "Line 4: the row has 2 cells, the header 4.");
}

TEST(CsvFaults, OneRowIsOneFaultWithAllItsCells) {
  const Errors found = faults("time [min],A [mM],B [mM]\n0,x,y\n1,2,3\n");
  ASSERT_EQ(found.size(), 1u) << text_of(found);
  EXPECT_EQ(found[0].detail,
            "Line 2: 'A [mM]' is 'x', which is not a number; 'B [mM]' is 'y', which is not a number.");
}

TEST(CsvFaults, FiftyRowsAreListedTheOthersCounted) {
  const auto csv = [](int bad) {
    std::string text = "time [min],A [mM]\n";
    for (int i = 0; i < bad; ++i) text += std::to_string(i) + ",bad\n";
    return text + "100,1\n";
  };
  EXPECT_EQ(faults(csv(50)).size(), 50u);
  const Errors found = faults(csv(73));
  ASSERT_EQ(found.size(), 51u);
  EXPECT_EQ(found[49].detail.substr(0, 9), "Line 51: ");
  EXPECT_EQ(found[50].detail, "And 23 more rows are rejected.");
  EXPECT_EQ(faults(csv(51))[50].detail, "And 1 more row is rejected.");
}

TEST(CsvFaults, LimitsAreNamed) {
  const Errors large = faults(std::string((64u << 20) + 1, ' '));
  ASSERT_EQ(large.size(), 1u);
  EXPECT_EQ(large[0].code, "limit_exceeded");
  EXPECT_NE(large[0].detail.find("64 MiB"), std::string::npos);

  std::string rows = "time [min],A [mM]\n";
  for (int i = 0; i <= 1'000'000; ++i) rows += "1,2\n";
  const Errors many = faults(rows);
  ASSERT_EQ(many.size(), 1u);
  EXPECT_EQ(many[0].code, "limit_exceeded");
  EXPECT_NE(many[0].detail.find("a million rows"), std::string::npos);

  const Errors wide = faults("time [min],A [mM]" + std::string(10'000, ',') + "\n0,1\n");
  ASSERT_EQ(wide.size(), 1u);
  EXPECT_EQ(wide[0].code, "limit_exceeded");
}

TEST(CsvFaults, BrokenUtf16) {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"\xFF\xFEt\0i"s, "\xFF\xFEt\0\0\xDC"s, "\xFF\xFEt\0\0\xD8i\0"s, "\xFF\xFEt\0\0\xD8"s}) {
    const Errors found = faults(bytes);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].detail, "Line 1 is not well-formed UTF-16.");
  }
  EXPECT_EQ(faults("\xFF\xFE\0\0t\0\0\0"s)[0].code, "invalid_csv");
  EXPECT_NE(faults("time [min]\nA\0"s)[0].detail.find("Line 2 holds a NUL"), std::string::npos);
}

}  // namespace
}  // namespace pf::document::test
