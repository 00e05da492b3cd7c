// The keys and values of tags that are asked for, found by a small hash table.
#ifndef CARECIRCLE_COSMIUM_VOCABULARY_HPP
#define CARECIRCLE_COSMIUM_VOCABULARY_HPP

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace carecircle {

/// Words, each known by its place in a list.
class Words {
public:
  /// The words of a text, one on each line; those beyond the 255th are not found.
  explicit Words(const char *lines) : slots(size) {
    int place = 0;
    while (*lines && place < 255) {
      const char *end = lines;
      while (*end && *end != '\n') ++end;
      insert(std::string(lines, end), place++);
      lines = *end ? end + 1 : end;
    }
  }

  /// The place of a word; -1 for another.
  int place(const char *word) const noexcept {
    const std::size_t length = std::strlen(word);
    for (auto slot = hash(word, length);; ++slot) {
      const Slot &found = slots[slot % size];
      if (found.place < 0) return -1;
      if (found.word.size() == length && !std::memcmp(found.word.data(), word, length)) {
        return found.place;
      }
    }
  }

private:
  struct Slot {
    std::string word;
    int place = -1;
  };

  // Four times what there can be, so that a search ends soon and always.
  static constexpr uint32_t size = 1024;
  std::vector<Slot> slots;

  static uint32_t hash(const char *word, std::size_t length) noexcept {
    // Tags are short and differ early; a long value costs no more than its start.
    uint32_t hash = 2166136261u ^ static_cast<uint32_t>(length);
    for (std::size_t i = 0; i < length && i < 12; ++i) {
      hash = (hash ^ static_cast<unsigned char>(word[i])) * 16777619u;
    }
    return hash ^ hash >> 15;
  }

  void insert(std::string word, int place) {
    auto slot = hash(word.data(), word.size());
    while (slots[slot % size].place >= 0) ++slot;
    slots[slot % size] = {std::move(word), place};
  }
};

/// The keys and values that are asked for.
class Vocabulary {
public:
  Vocabulary(const char *keys, const char *words) : keys(keys), words(words) {}

  int key(const char *text) const noexcept { return keys.place(text); }
  int word(const char *text) const noexcept { return words.place(text); }

private:
  Words keys;
  Words words;
};

}  // namespace carecircle

#endif
