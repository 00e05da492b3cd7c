import Archives
import CareCircle
import FuzzSupport
import Registers
import TextFormats
import Worksheets

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private nonisolated(unsafe) let file = MemoryFile()

private let list = Array(
  """
  <workbook><workbookPr date1904="1"/><sheets><sheet name="s" r:id="a" xmlns:r="r"/></sheets></workbook>
  """.utf8)
private let links = Array(
  """
  <Relationships><Relationship Id="a" Type="t/worksheet" Target="s.xml"/>\
  <Relationship Id="b" Type="t/sharedStrings" Target="t.xml"/></Relationships>
  """.utf8)
private let texts = Array("<sst><si><t>E1</t></si><si><t>120.7</t></si></sst>".utf8)
private let start = Array(
  """
  <worksheet><sheetData><row><c t="str"><v>id</v></c><c t="str"><v>lon</v></c><c t="str"><v>lat</v></c></row>
  """.utf8)
private let end = Array("</sheetData></worksheet>".utf8)

/// Reads the input as a sheet of an .xlsx workbook, whole and as the rows of one, and as the container and the records
/// of an .xls workbook.
private func fuzzWorkbooks(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  check(sheet: input)
  check(sheet: start + input + end)
  check(records: input)
  if let container = CompoundFile(FileBytes(input)) {
    for name in container.names { container.stream(name).map(check(records:)) }
  }
  return 0
}

private func check(records: [UInt8]) {
  for sheet in XLSFacts(records).sheets {
    for merge in sheet.merges { precondition(merge.rows.upperBound < 1 << 16) }
  }
}

private func check(sheet: [UInt8]) {
  var archive = StoredArchive()
  archive.add("xl/workbook.xml", list)
  archive.add("xl/_rels/workbook.xml.rels", links)
  archive.add("xl/t.xml", texts)
  archive.add("xl/s.xml", sheet)
  archive.whole.withUnsafeBufferPointer(file.write)
  let input = InputFile(path: file.path, name: "in.xlsx", crs: .wgs84, columns: [:])
  Promises.check(ids: \Estate.id) { () throws(CareCircleError) in
    try LoadedTable<Estate>.estates(input)
  }
}

@main enum FuzzWorkbooks {
  static func main() {
    exit(fuzz { fuzzWorkbooks($0, $1) })
  }
}
