#include "completion.hpp"

#include <vector>

namespace pf::cli {
namespace {

struct Option {
  std::vector<std::string> names;  ///< with dashes
  std::string description;
  bool takes_value = false;
  bool takes_file = false;
};

struct Command {
  std::string name, description;
  std::vector<Option> options;
  bool takes_project = false;  ///< a file as operand
  bool takes_shell = false;
};

std::vector<Command> commands_of(const CLI::App& app) {
  std::vector<Command> commands;
  for (const CLI::App* sub : app.get_subcommands({})) {
    Command command{sub->get_name(), sub->get_description(), {}, false, false};
    for (const CLI::Option* option : sub->get_options()) {
      if (option->get_positional()) {
        command.takes_project |= option->get_name(true) == "PROJECT";
        command.takes_shell |= option->get_name(true) == "SHELL";
        continue;
      }
      Option found{
          {}, option->get_description(), option->get_type_size_max() > 0, option->get_type_name() == "FILE"};
      for (const std::string& name : option->get_snames()) found.names.push_back("-" + name);
      for (const std::string& name : option->get_lnames()) found.names.push_back("--" + name);
      command.options.push_back(std::move(found));
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : separator).append(word);
  return out;
}

/// For use inside '...' of all three shells: an apostrophe ends the string, stands escaped, and starts it
/// again.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// For zsh's specifications, in which brackets and colons have a meaning.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string bash(const std::vector<Command>& commands) {
  std::vector<std::string> names;
  std::string cases, file_options;
  for (const Command& command : commands) {
    names.push_back(command.name);
    std::vector<std::string> words;
    for (const Option& option : command.options) words.push_back(joined(option.names, " "));
    if (command.takes_shell) words.push_back("bash zsh fish");
    cases += "    " + command.name + ") words=" + in_quotes(joined(words, " ")) + " ;;\n";
  }
  return "# bash completion of pharmaflow: source <(pharmaflow completion bash)\n"
         "_pharmaflow() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} words=\n"
         "  case ${COMP_CWORD}:${COMP_WORDS[1]} in\n"
         "    1:*) words=" +
         in_quotes(joined(names, " ")) +
         " ;;\n"
         "  esac\n"
         "  [ \"$COMP_CWORD\" -gt 1 ] && case ${COMP_WORDS[1]} in\n" +
         cases +
         "  esac\n"
         "  COMPREPLY=()\n"
         "  while IFS= read -r word; do COMPREPLY+=(\"$word\"); done < <(compgen -W \"$words\" -- "
         "\"$current\")\n"
         "}\n"
         "# Where no word fits, bash completes files.\n"
         "complete -o default -F _pharmaflow pharmaflow\n";
}

std::string zsh(const std::vector<Command>& commands) {
  std::string list, cases;
  for (const Command& command : commands) {
    list += "    " + in_quotes(zsh_text(command.name) + ":" + zsh_text(command.description)) + "\n";
    cases += "    " + command.name + ")\n      _arguments";
    for (const Option& option : command.options)
      for (const std::string& name : option.names) {
        const std::string value = option.takes_file ? ":file:_files" : option.takes_value ? ":value:" : "";
        cases += " \\\n        " + in_quotes(name + "[" + zsh_text(option.description) + "]" + value);
      }
    if (command.takes_project) cases += " \\\n        '*:project:_files'";
    if (command.takes_shell) cases += " \\\n        '*:shell:(bash zsh fish)'";
    cases += " ;;\n";
  }
  return "#compdef pharmaflow\n"
         "# zsh completion of pharmaflow: save as _pharmaflow in a folder of $fpath\n"
         "_pharmaflow() {\n"
         "  local -a commands\n"
         "  commands=(\n" +
         list +
         "  )\n"
         "  if (( CURRENT == 2 )); then\n"
         "    _describe 'command' commands\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  (( CURRENT-- ))\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "compdef _pharmaflow pharmaflow\n";
}

std::string fish(const std::vector<Command>& commands) {
  std::string out =
      "# fish completion of pharmaflow: save as ~/.config/fish/completions/pharmaflow.fish\n"
      "complete -c pharmaflow -f\n";
  for (const Command& command : commands) {
    out += "complete -c pharmaflow -n __fish_use_subcommand -a " + command.name + " -d " +
           in_quotes(command.description) + "\n";
    const std::string when = "complete -c pharmaflow -n '__fish_seen_subcommand_from " + command.name + "'";
    for (const Option& option : command.options) {
      out += when;
      for (const std::string& name : option.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (option.takes_value) out += option.takes_file ? " -r -F" : " -x";
      out += " -d " + in_quotes(option.description) + "\n";
    }
    if (command.takes_project) out += when + " -F\n";
    if (command.takes_shell) out += when + " -a 'bash zsh fish'\n";
  }
  return out;
}

}  // namespace

std::string completion_script(const CLI::App& app, std::string_view shell) {
  const std::vector<Command> commands = commands_of(app);
  if (shell == "zsh") return zsh(commands);
  if (shell == "fish") return fish(commands);
  return bash(commands);
}

}  // namespace pf::cli
