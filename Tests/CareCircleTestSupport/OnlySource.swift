import CareCircle
import Registers

extension LoadedTable {
  /// What is known of the only file of a table.
  public var info: InputInfo {
    precondition(sources.count == 1, "the table is of several files")
    return sources[0]
  }
}
