import Geodesy

extension StreetChoices {
  /// An access cap from text such as `100m`; nil unless it is from 1 to 500 m.
  public static func accessCap(_ text: String) -> Length? {
    Length(text).flatMap { $0 >= .metres(1) && $0 <= .metres(500) ? $0 : nil }
  }

  /// A factor for steps from text such as `2`; nil unless it is from 1 to 100.
  public static func stepsFactor(_ text: String) -> Double? {
    Double(text).flatMap { $0 >= 1 && $0 <= 100 ? $0 : nil }
  }
}
