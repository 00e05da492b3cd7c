// What an editor writes into the files it saves, and libosmium does not read.
#ifndef CARECIRCLE_COSMIUM_EDITORFILE_HPP
#define CARECIRCLE_COSMIUM_EDITORFILE_HPP

#include <cstring>
#include <string>

namespace carecircle {

/// Says in libosmium's words which objects are deleted: JOSM keeps what was deleted in the file, with
/// `action="delete"`, until it is uploaded.
///
/// Each such attribute becomes `visible="false"`, which is just as long; another `visible` of the same
/// object gets a name that means nothing.
class DeletedObjects {
public:
  static void mark(std::string &text) {
    for (auto at = text.find(action); at != std::string::npos; at = text.find(action, at + 1)) {
      const auto start = text.rfind('<', at);
      if (start != std::string::npos && isObject(text.data() + start)) mark(text, start);
    }
  }

private:
  static constexpr const char *action = "action=";

  static bool isObject(const char *tag) {
    return !std::strncmp(tag, "<node", 5) || !std::strncmp(tag, "<way", 4) ||
           !std::strncmp(tag, "<relation", 9);
  }

  /// Marks the object whose tag starts at a place, if it is deleted.
  static void mark(std::string &text, std::size_t start) {
    std::size_t deleted = std::string::npos;
    std::size_t visible = std::string::npos;
    char quote = 0;
    for (auto at = start; at < text.size(); ++at) {
      const char now = text[at];
      if (quote) {
        if (now == quote) quote = 0;
      } else if (now == '"' || now == '\'') {
        quote = now;
      } else if (now == '>') {
        break;
      } else if (text.compare(at, 8, "visible=") == 0) {
        visible = at;
      } else if (text.compare(at, 7, action) == 0 && isDelete(text, at + 7)) {
        deleted = at;
      }
    }
    if (deleted == std::string::npos) return;
    if (visible != std::string::npos) text.replace(visible, 7, "ignored");
    const char mark = text[deleted + 7];
    text.replace(deleted, 15, std::string("visible=") + mark + "false" + mark);
  }

  static bool isDelete(const std::string &text, std::size_t at) {
    return text.compare(at, 8, "\"delete\"") == 0 || text.compare(at, 8, "'delete'") == 0;
  }
};

}  // namespace carecircle

#endif
