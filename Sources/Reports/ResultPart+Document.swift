import Coverage
import Layers

extension ResultPart {
  var document: JSONValue {
    .object([
      ("x", .integer(column)), ("y", .integer(row)), ("n", .integer(count)),
      (
        "extent",
        .array([extent.west, extent.south, extent.east, extent.north].map(JSONValue.number))
      ),
      ("margin_m", .fixed(margin.metres, 2)),
    ])
  }
}
