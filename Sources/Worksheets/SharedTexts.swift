import TextFormats

/// The texts that the cells of a workbook share.
final class SharedTexts: PartHandler {
  private var bytes = ByteBuffer()
  private var ends: [Int] = []
  private var isInText = false
  private var isInPronunciation = false

  /// Calls `body` with a text; returns false if there is no text with this number.
  @inline(__always)
  func withText(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
    guard ends.indices.contains(number) else { return false }
    let start = number == 0 ? 0 : ends[number - 1]
    bytes.withBytes { body(UnsafeBufferPointer(rebasing: $0[start..<ends[number]])) }
    return true
  }

  override func begins(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "t" {
      isInText = true
    } else if name == "rPh" {
      isInPronunciation = true
    }
  }

  override func ends(_ name: XMLName) {
    if name == "t" {
      isInText = false
    } else if name == "rPh" {
      isInPronunciation = false
    } else if name == "si" {
      ends.append(bytes.count)
    }
  }

  override func reads(_ text: UnsafeBufferPointer<UInt8>) {
    if isInText, !isInPronunciation { bytes.append(text) }
  }
}
