/// A count before its noun in English: `0 gaps`, `1 gap`, `1,234 gaps`.
///
/// A noun whose plural is not made by an `s` gives it: `counted(2, "facility", "facilities")`. Chinese has no
/// plural, and needs `Decimals.grouped` alone.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(Decimals.grouped(count)) \(inNumber(count, noun, plural))"
}

/// A noun, or a verb, in the form that the count asks for: `inNumber(1, "is", "are")` is `is`.
package func inNumber(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  count == 1 ? one : many ?? one + "s"
}
