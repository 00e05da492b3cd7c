// What an editor writes into the files it saves, and libosmium does not read.
#ifndef CARECIRCLE_COSMIUM_EDITORFILE_HPP
#define CARECIRCLE_COSMIUM_EDITORFILE_HPP

#include <string>

namespace carecircle {

/// Says in libosmium's words which objects are deleted: JOSM keeps what was deleted in the file, with
/// `action="delete"`, until it is uploaded.
///
/// Each such attribute becomes `visible="false"`, which is just as long; another `visible` of the same
/// object gets a name that means nothing. Linear time.
class DeletedObjects {
public:
  static void mark(std::string &text) {
    // Most files do not come from an editor.
    if (text.find("action=") == std::string::npos) return;
    for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at)) {
      at = isObject(text, at) ? markTag(text, at) : at + 1;
    }
  }

private:
  static bool isObject(const std::string &text, std::size_t at) {
    return text.compare(at, 5, "<node") == 0 || text.compare(at, 4, "<way") == 0 ||
           text.compare(at, 9, "<relation") == 0;
  }

  /// Marks the object whose tag starts at a place, if it is deleted. Returns where the tag ends.
  static std::size_t markTag(std::string &text, std::size_t start) {
    std::size_t deleted = std::string::npos;
    std::size_t visible = std::string::npos;
    char quote = 0;
    std::size_t at = start;
    for (; at < text.size(); ++at) {
      const char now = text[at];
      if (quote) {
        if (now == quote) quote = 0;
      } else if (now == '"' || now == '\'') {
        quote = now;
      } else if (now == '>') {
        break;
      } else if (text.compare(at, 8, "visible=") == 0) {
        visible = at;
      } else if (isDelete(text, at)) {
        deleted = at;
      }
    }
    if (deleted == std::string::npos) return at;
    if (visible != std::string::npos) text.replace(visible, 7, "ignored");
    const char mark = text[deleted + 7];
    text.replace(deleted, 15, std::string("visible=") + mark + "false" + mark);
    return at;
  }

  static bool isDelete(const std::string &text, std::size_t at) {
    return text.compare(at, 15, "action=\"delete\"") == 0 ||
           text.compare(at, 15, "action='delete'") == 0;
  }
};

}  // namespace carecircle

#endif
