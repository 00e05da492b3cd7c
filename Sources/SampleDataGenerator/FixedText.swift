import Foundation

/// Formats numbers and table cells as text that is identical on every machine.
enum FixedText {
  /// The number with exactly `decimals` decimals; ties are rounded away from zero.
  static func number(_ value: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let digits = String(scaled % scale)
    let padding = String(repeating: "0", count: decimals - (decimals == 0 ? 0 : digits.count))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return "\(sign)\(scaled / scale)" + (decimals == 0 ? "" : ".\(padding)\(digits)")
  }

  /// An area in square metres as people write it, such as 200 or 199.5; empty for nil.
  static func area(_ value: Double?) -> String {
    guard let value else { return "" }
    return value == value.rounded() ? String(Int(value)) : number(value, decimals: 1)
  }

  /// A line of a table. Cells are quoted only if RFC 4180 requires it.
  static func line(_ cells: [String], end: String) -> String {
    cells.map(quoted).joined(separator: ",") + end
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\r\n".contains($0) }) else { return cell }
    return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
