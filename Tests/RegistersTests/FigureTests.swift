import CareModel
import Tables
import Testing

/// Figures as people write them, with units in the cell, beside it or in the header.
@Suite struct FigureTests {
  @Test(
    arguments: [
      ("98%", nil, FieldKind.share, FigureReading.value(0.98)), ("98", "%", .share, .value(0.98)),
      ("0.98", nil, .share, .value(0.98)), ("98", nil, .share, .unitMissing),
      ("0.98", "%", .share, .unitMissing), ("千分之三", nil, .share, .value(0.003)),
      ("百分之六十", nil, .share, .value(0.6)), ("3‰", nil, .share, .value(0.003)),
      ("12万元", nil, .yuan, .value(120_000)), ("12", "万元", .yuan, .value(120_000)),
      ("12", nil, .yuan, .unitMissing), ("12", "亩", .yuan, .unreadable),
      ("5", "万人次", .count, .value(50_000)), ("1,200", "家", .count, .value(1200)),
      ("5.2", nil, .count, .unitMissing), ("约500", "张", .count, .unreadable),
      ("-", "张", .count, .blank), ("", "张", .count, .blank), ("3亩", nil, .area, .value(2000)),
      ("133.4", "万元/亩", .yuanPerArea, .value(2001)), ("1400", "元/㎡", .yuanPerArea, .value(1400)),
    ] as [(String, String?, FieldKind, FigureReading)])
  func reads(text: String, unit: String?, kind: FieldKind, expected: FigureReading) {
    #expect(Figures.reading(text, unit: unit, as: kind) == expected)
  }
}
