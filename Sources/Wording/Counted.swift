/// A count followed by its noun in English: `0 gaps`, `1 gap`, `1,234 gaps`.
///
/// For a noun whose plural is not formed with `s`, pass the plural: `counted(2, "facility", "facilities")`. Chinese has
/// no plural, so there `Decimals.grouped` is enough.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(Decimals.grouped(count)) \(inNumber(count, noun, plural))"
}

/// A noun or verb in the form that agrees with a count: `inNumber(1, "is", "are")` is `is`.
package func inNumber(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  count == 1 ? one : many ?? one + "s"
}
