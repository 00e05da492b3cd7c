import Drawing
import Files
import Parallel
import Reports
import TextFormats
import Wording

extension StudyResult {
  /// Draws a map of the result: covered ground, gap areas, estates by verdict, facilities, townships and streets, with
  /// title, legend, scale bar, north arrow, day, circle and sources.
  ///
  /// - Throws: `CareCircleError.cannotWrite`, also if the drawing library or a font for Chinese texts is not installed.
  public func writeMap(
    toPath path: String, as format: PictureFormat, _ options: PictureOptions = PictureOptions()
  ) throws(CareCircleError) {
    let bytes = try MapPicture(pictureScene(), options).drawn(as: format, path: path)
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(bytes) }
  }

  /// Writes the report as pages of A4: the findings with a map, townships, gaps and method.
  func writeReport(to folder: borrowing OutputFolder) throws(CareCircleError) {
    let pages = try ReportPages(pictureScene(), unit: reportingUnit)
    try folder.write("report.pdf", pages.drawn(path: "report.pdf"))
  }

  /// Writes a page of evidence for every estate with a gap, in as many documents as it takes.
  ///
  /// The documents are drawn on all cores, so many at a time that their bytes take little memory.
  func writeSheets(to folder: borrowing OutputFolder) throws(CareCircleError) {
    let sheets = try EstateSheets(pictureScene(), routes: streets?.routes())
    let parts = sheets.parts
    let batch = 8
    for start in stride(from: 0, to: parts.count, by: batch) {
      let some = Array(parts[start..<min(start + batch, parts.count)])
      let drawn = ParallelMap.heavy(some.count) { number in
        Result { () throws(CareCircleError) in
          try sheets.drawn(some[number]).bytes
        }
      }
      for (part, document) in zip(some, drawn) {
        var bytes = ByteBuffer()
        try document.get().withUnsafeBufferPointer { bytes.append($0) }
        try folder.write(sheets.name(of: part), bytes)
      }
    }
  }

  /// What pictures and pages of the result show.
  func pictureScene() throws(CareCircleError) -> PictureScene {
    try PictureScene(
      results, areas(), inputs, parameters, covered: coveredStreets.value,
      streets: network?.map, ground: ground)
  }
}
