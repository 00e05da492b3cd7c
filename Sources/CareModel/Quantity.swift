/// A number with its dimension: yuan, square metres, or a plain number.
package struct Quantity: Hashable, Sendable {
  package var value: Double
  package var dimension: Dimension

  package init(_ value: Double, _ dimension: Dimension = .number) {
    self.value = value
    self.dimension = dimension
  }
}

/// The dimension of a quantity, as powers of the yuan and of the square metre. Shares and counts have none.
package struct Dimension: Hashable, Sendable {
  package var yuan = 0
  package var area = 0

  package static let number = Dimension()
  package static let yuan = Dimension(yuan: 1)
  package static let area = Dimension(area: 1)
  package static let yuanPerArea = Dimension(yuan: 1, area: -1)

  package static func + (left: Dimension, right: Dimension) -> Dimension {
    Dimension(yuan: left.yuan + right.yuan, area: left.area + right.area)
  }

  package static func - (left: Dimension, right: Dimension) -> Dimension {
    Dimension(yuan: left.yuan - right.yuan, area: left.area - right.area)
  }

  /// The code of the dimension, as messages name it.
  package var code: String {
    switch (yuan, area) {
    case (0, 0): "number"
    case (1, 0): "yuan"
    case (0, 1): "m2"
    case (1, -1): "yuan/m2"
    default: "yuan^\(yuan)·m2^\(area)"
    }
  }
}

/// What a field of a record holds, which decides how its cells are read.
package enum FieldKind: String, CaseIterable, Sendable {
  /// A number of people or places: a whole number, unless its unit says otherwise.
  case count
  /// A plain number that need not be whole: points, years, people for each thousand.
  case number
  /// A share: 60%, 0.6.
  case share
  /// An amount of money.
  case yuan
  /// A floor area or an area of ground.
  case area
  /// A price of ground.
  case yuanPerArea = "yuan/m2"

  package var dimension: Dimension {
    switch self {
    case .count, .number, .share: .number
    case .yuan: .yuan
    case .area: .area
    case .yuanPerArea: .yuanPerArea
    }
  }
}
