/// How a cell looks; the raw value is its place in the style sheet.
public enum WorkbookStyle: Int, Sendable, CaseIterable {
  /// As the program has it.
  case plain = 0
  /// The title above a table.
  case title = 1
  /// A remark above or below a table.
  case remark = 2
  /// The name of a column.
  case header = 3
  /// Text in a table.
  case text = 4
  /// A whole number.
  case integer = 5
  /// A number of two decimals.
  case decimal = 6
  /// A share, shown in percent.
  case share = 7
  /// A number as it is, with all its digits.
  case general = 8
  /// Text in a table that goes on in the next line where its column ends.
  case wrapped = 9

  /// The style sheet of every workbook.
  static let sheet = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
    <fonts count="4"><font><sz val="11"/><name val="宋体"/></font>\
    <font><b/><sz val="16"/><name val="宋体"/></font>\
    <font><sz val="10"/><name val="宋体"/></font>\
    <font><b/><sz val="11"/><name val="宋体"/></font></fonts>\
    <fills count="3"><fill><patternFill patternType="none"/></fill>\
    <fill><patternFill patternType="gray125"/></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>\
    <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
    <border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/>\
    <diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
    <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyAlignment="1">\
    <alignment horizontal="center" vertical="center"/></xf>\
    <xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0"/>\
    <xf numFmtId="0" fontId="3" fillId="2" borderId="1" xfId="0" applyAlignment="1">\
    <alignment horizontal="center" vertical="center" wrapText="1"/></xf>\
    <xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">\
    <alignment vertical="center"/></xf>\
    <xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">\
    <alignment vertical="center"/></xf>\
    <xf numFmtId="2" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">\
    <alignment vertical="center"/></xf>\
    <xf numFmtId="10" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">\
    <alignment vertical="center"/></xf>\
    <xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">\
    <alignment vertical="center"/></xf>\
    <xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">\
    <alignment vertical="center" wrapText="1"/></xf></cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
    </styleSheet>
    """
}
