import COsmium

/// The tags of one object, as far as rules depend on them.
///
/// One value is refilled for every object, so that no memory is allocated per object.
struct OSMTags {
  private var words: [TagWord]
  /// One bit for each key that is present.
  private var present: UInt64 = 0
  /// Whether `layer` is negative.
  private(set) var hasNegativeLayer = false
  /// The floors of `level`; nil without one.
  private(set) var levels: LevelList?
  /// The bytes of the name. Only valid while the object is visited.
  private(set) var name: UnsafePointer<CChar>?
  /// The number of tags with a known key.
  private(set) var count = 0

  init() {
    words = Array(repeating: .other, count: TagKey.allCases.count)
  }

  /// Makes tags from a dictionary of keys and values.
  init(_ tags: [String: String]) {
    self.init()
    for (key, value) in tags {
      guard let key = Self.keys[key] else { continue }
      set(key, TagWord(rawValue: value) ?? .other)
      if key == .layer { hasNegativeLayer = (Double(value) ?? 0) < 0 }
      if key == .level { levels = LevelList(value.utf8) }
    }
  }

  private static let keys = Dictionary(uniqueKeysWithValues: TagKey.allCases.map { ($0.text, $0) })
  private static let words = TagWord.allCases

  /// The value of a key; nil if the key is absent.
  subscript(key: TagKey) -> TagWord? {
    present & 1 << key.rawValue != 0 ? words[Int(key.rawValue)] : nil
  }

  /// Whether a key is present with a value other than `no`.
  func has(_ key: TagKey) -> Bool {
    self[key].map { $0 != .no } ?? false
  }

  /// Whether it is open at some hours or under some conditions only.
  var hasLimitedHours: Bool {
    has(.accessConditional) || has(.footConditional)
      || (has(.openingHours) && self[.openingHours] != .always)
  }

  private mutating func set(_ key: TagKey, _ word: TagWord) {
    words[Int(key.rawValue)] = word
    present |= 1 << key.rawValue
    count += 1
  }

  /// Replaces the tags by those of an object.
  mutating func fill(_ object: cc_osm_object) {
    (present, hasNegativeLayer, levels, name, count) = (0, false, nil, nil, 0)
    guard object.tag_count > 0 else { return }
    for tag in UnsafeBufferPointer(start: object.tags, count: object.tag_count) {
      guard let key = TagKey(rawValue: tag.key) else { continue }
      set(key, tag.word > 0 ? Self.words[Int(tag.word) - 1] : .other)
      switch key {
      case .layer: hasNegativeLayer = Self.isNegative(tag.text)
      case .level: levels = LevelList(Self.bytes(of: tag.text))
      case .name: name = tag.text
      default: break
      }
    }
  }

  private static func bytes(of text: UnsafePointer<CChar>) -> some Sequence<UInt8> {
    sequence(first: text) { $0 + 1 }.lazy.map { UInt8(bitPattern: $0.pointee) }.prefix { $0 != 0 }
  }

  /// Whether a text starts with a minus sign and a digit other than 0.
  private static func isNegative(_ text: UnsafePointer<CChar>) -> Bool {
    guard UInt8(bitPattern: text[0]) == UInt8(ascii: "-") else { return false }
    return (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(UInt8(bitPattern: text[1]))
  }
}
