#if GDAL
  import Archives
  import CareCircleTestSupport
  import CareModel
  import Foundation
  import TextFormats
  import VectorFormats
  import Workbooks

  import Layers

  @testable import Wording
  @testable import Tables
  @testable import Registers

  /// Files of many formats with the same content, in a folder of their own.
  struct LayerFixture {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Where a file of the folder is.
    func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    /// Writes a document as one layer, with the format's own options.
    @discardableResult
    func write(
      _ name: String, _ driver: String, _ json: String, layer: String = "layer",
      options: [String] = [], named names: [String]? = nil
    ) throws -> String {
      let feed = FeatureFeed(try ResultLayer(layer, json: json))
      var columns = feed.columns
      for (place, name) in (names ?? []).enumerated() { columns[place].name = name }
      let dataset = try VectorDataset(creating: path(name), driver: driver)
      let writer = try VectorLayerWriter(
        creating: layer, in: dataset, geometryType: feed.geometryType, columns: columns,
        options: options)
      try feed.writeAll(to: writer)
      try dataset.close()
      return path(name)
    }

    /// A workbook of sheets, each a list of rows of cells.
    @discardableResult
    func workbook(_ name: String, _ sheets: [(String, [[String]])]) throws -> String {
      var book = try Workbook()
      for (title, rows) in sheets {
        try book.add(title, widths: [], frozenRows: 0) { sheet in
          for row in rows {
            sheet.beginRow()
            for cell in row {
              if let number = Double(cell),
                "\(number)" == cell || "\(Int(exactly: number) ?? .min)" == cell
              {
                sheet.number(number, .general)
              } else {
                sheet.text(cell)
              }
            }
          }
        }
      }
      return try folder.write(name, bytes: book.finished().bytes)
    }

    /// An archive of files of the folder, under names of their own.
    @discardableResult
    func zip(_ name: String, _ entries: [(name: String, file: String)]) throws -> String {
      var writer = ZipWriter()
      for entry in entries {
        var buffer = ByteBuffer()
        try folder.bytes(entry.file).withUnsafeBufferPointer { buffer.append($0) }
        _ = writer.add(entry.name, buffer)
      }
      return try folder.write(name, bytes: writer.finished().bytes)
    }

    /// Removes a file of the folder.
    func remove(_ name: String) throws {
      try FileManager.default.removeItem(atPath: path(name))
    }

    /// Three estates, one of them a polygon where `withGround`.
    static func estates(withGround: Bool = false) -> String {
      let ground = geometry(
        "Polygon", "[[[120.7,28],[120.71,28],[120.71,28.01],[120.7,28.01],[120.7,28]]]")
      return collection([
        (
          withGround ? ground : geometry("Point", "[120.7,28.0]"),
          "{\"小区编号\":\"E1\",\"小区名称\":\"枕泾新村\",\"建成年份\":1990,\"户数\":300,\"是否老旧小区\":\"是\"}"
        ),
        (
          geometry("Point", "[120.6767476,28.0062174]"),
          "{\"小区编号\":\"E2\",\"小区名称\":\"荻汀, 新里\",\"建成年份\":1980,\"户数\":540,\"是否老旧小区\":null}"
        ),
        (
          geometry("Point", "[120.1234568,27.9]"),
          "{\"小区编号\":\"E3\",\"小区名称\":\"蘅畈\\\"大院\\\"\",\"建成年份\":2005,\"户数\":null,\"是否老旧小区\":\"否\"}"
        ),
      ])
    }

    /// What is wrong with a file of estates; nothing when it is read.
    static func problems(_ file: InputFile) -> [InputProblem] {
      do throws(CareCircleError) {
        _ = try LoadedTable<Estate>.estates(file)
        return []
      } catch {
        switch error {
        case .badData(let problems), .inputMissing(let problems), .usage(let problems):
          return problems
        case .cannotWrite, .readerGone: return []
        }
      }
    }
  }
#endif
