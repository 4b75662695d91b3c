#include "json_tree.hpp"
#include "read_support.hpp"

namespace pf::document::test {
namespace {

Error syntax_fault(std::string_view text) {
  const auto tree = JsonTree::parse(text);
  return tree ? Error{} : tree.error();
}

TEST(ReadJson, SyntaxFaultsNameLineAndColumn) {
  const struct {
    std::string_view text, place;
  } cases[] = {
      {"", "line 1, column 1"},
      {"{\"a\": 1,}", "line 1, column 9"},
      {"{\n  \"é\": nul\n}", "line 2, column 8"},
      {"[1 2]", "line 1, column 4"},
      {"[NaN]", "line 1, column 2"},
      {"[Infinity]", "line 1, column 2"},
      {"[01]", "line 1, column 3"},
      {"[1.]", "line 1, column 4"},
      {"[-]", "line 1, column 3"},
      {"[1e]", "line 1, column 4"},
      {"{} x", "line 1, column 4"},
      {"\"open", "line 1, column 6"},
      {"\"\\x\"", "line 1, column 3"},
      {"{'a': 1}", "line 1, column 2"},
      {"[1, // two\n 2]", "line 1, column 5"},
  };
  for (const auto& c : cases) {
    const Error fault = syntax_fault(c.text);
    EXPECT_EQ(fault.code, "invalid_json") << c.text;
    EXPECT_EQ(fault.pointer, "");
    EXPECT_NE(fault.detail.find(c.place), std::string::npos) << c.text << ": " << fault.detail;
  }
  EXPECT_EQ(syntax_fault("\"\xff\"").code, "invalid_json");
  EXPECT_EQ(syntax_fault("\"\\ud800\"").code, "invalid_json");
  EXPECT_EQ(syntax_fault("\"a\nb\"").code, "invalid_json");
  EXPECT_EQ(faults_of("{\"format\": }"), std::vector<std::string>{" invalid_json"});
}

TEST(ReadJson, LimitsAreNamed) {
  const std::string deep = std::string(65, '[') + std::string(65, ']');
  EXPECT_EQ(syntax_fault(deep).code, "limit_exceeded");
  EXPECT_NE(syntax_fault(deep).detail.find("64"), std::string::npos);
  EXPECT_TRUE(JsonTree::parse(std::string(64, '[') + std::string(64, ']')));
  const std::string large((std::size_t{64} << 20) + 1, ' ');
  EXPECT_EQ(syntax_fault(large).code, "limit_exceeded");
  EXPECT_NE(syntax_fault(large).detail.find("64 MiB"), std::string::npos);
}

TEST(ReadJson, NumbersAreExact) {
  const struct {
    const char* text;
    double value;
  } cases[] = {{"0", 0.0},
               {"-0.0", -0.0},
               {"0.1", 0.1},
               {"1e22", 1e22},
               {"1e23", 1e23},
               {"123456789012345678901234567890", 123456789012345678901234567890.0},
               {"9007199254740993", 9007199254740993.0},
               {"0.30000000000000004", 0.30000000000000004},
               {"5e-324", 5e-324},
               {"1.7976931348623157e308", 1.7976931348623157e308},
               {"2.2250738585072011e-308", 2.2250738585072011e-308},
               {"1000000000000000000000e-21", 1.0}};
  for (const auto& c : cases) {
    const auto tree = JsonTree::parse(c.text);
    ASSERT_TRUE(tree) << c.text;
    EXPECT_EQ((*tree)[0].number, c.value) << c.text;
  }
}

TEST(ReadJson, StringsAreUnescaped) {
  const auto tree = JsonTree::parse(R"(["a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00", "é"])");
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->text(1), "a\"\\/\b\f\n\r\t\u00e9\U0001F600");
  EXPECT_EQ(tree->text(2), "é");
}

TEST(ReadJson, PointersFollowRfc6901) {
  const auto tree = JsonTree::parse(R"({"a/b": [1, {"m~n": [true, null]}], "": 2})");
  ASSERT_TRUE(tree);
  std::vector<std::string> pointers;
  std::size_t nodes = 0;
  const std::size_t end = (*tree)[0].next;
  for (; nodes < end; ++nodes) pointers.push_back(tree->pointer(nodes));
  EXPECT_EQ(pointers,
            (std::vector<std::string>{"", "/a~1b", "/a~1b", "/a~1b/0", "/a~1b/1", "/a~1b/1/m~0n",
                                      "/a~1b/1/m~0n", "/a~1b/1/m~0n/0", "/a~1b/1/m~0n/1", "/", "/"}));
}

TEST(ReadJson, DuplicateKeysAndOverflowAreFaultsOfTheDocument) {
  EXPECT_EQ(faults_of(R"({"format": "pharmaflow/1", "species": [], "title": "a", "title": "b"})"),
            std::vector<std::string>{"/title duplicate_key"});
  EXPECT_EQ(faults_of(R"({"format": "pharmaflow/1", "species": [{"id": "A"}], "species": [{"id": "A"}]})"),
            std::vector<std::string>{"/species duplicate_key"});
  std::string text = sound_document;
  text.replace(text.find("741"), 3, "1e999");
  EXPECT_EQ(faults_of(text),
            std::vector<std::string>{"/experiments/0/measurements/0/value/values/1 out_of_range"});
}

TEST(ReadJson, AByteOrderMarkIsSkipped) {
  EXPECT_TRUE(read_document("\xEF\xBB\xBF{\"format\": \"pharmaflow/1\", \"species\": []}"));
}

TEST(ReadJson, AnythingButAnObjectIsOneFault) {
  for (const char* text : {"[]", "1", "null", "\"x\""})
    EXPECT_EQ(faults_of(text), std::vector<std::string>{" wrong_type"}) << text;
}

}  // namespace
}  // namespace pf::document::test
