import CareCircle

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times a whole run of a study stage by stage, with the peak of memory in each.
///
/// usage: StageBenchmark STUDY.yaml OUT
///
/// Prints a line for each stage: wall clock, CPU time of all cores, and the most memory that the process held during
/// it. The peak is the kernel's own, reset before each stage; elsewhere than on Linux it is not known, and 0.
@main
enum StageBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 2 else {
      print("usage: StageBenchmark STUDY.yaml OUT")
      return
    }
    let plan = try StudyFile.plan(arguments[0])
    print("stage                     wall_s     cpu_s   peak_mb")
    var total = Stage(name: "whole run")
    var stage = Stage(name: "load, units of estates")
    let study = try Study(plan)
    _ = study.readingIssues.count
    stage.end(&total)
    stage = Stage(name: "reach")
    let result = try study.analyse()
    stage.end(&total)
    stage = Stage(name: "ground, figures")
    _ = try result.areas().rows.count
    stage.end(&total)
    stage = Stage(name: "write")
    try result.write(toFolder: arguments[1])
    stage.end(&total)
    total.print()
  }
}

/// A stage that is being timed.
struct Stage {
  private let name: String
  private let start = ContinuousClock.now
  private let before = clock()
  private var wall = 0.0
  private var processor = 0.0
  private var peak = 0

  init(name: String) {
    self.name = name
    PeakMemory.reset()
  }

  /// Ends the stage and tells it; the peak of `total` is that of all stages.
  mutating func end(_ total: inout Stage) {
    measure()
    peak = PeakMemory.megabytes
    total.peak = max(total.peak, peak)
    total.measure()
    print()
  }

  private mutating func measure() {
    let elapsed = (ContinuousClock.now - start).components
    wall = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    processor = Double(clock() - before) / 1_000_000
  }

  func print() {
    let cell = { (value: Double) -> String in
      let text = String((value * 100).rounded() / 100)
      return String(repeating: " ", count: max(1, 10 - text.count)) + text
    }
    let title = name + String(repeating: " ", count: max(1, 22 - name.count))
    Swift.print(title + cell(wall) + cell(processor) + cell(Double(peak)))
  }
}

/// The most memory that the process has held since it was last asked to forget.
enum PeakMemory {
  static func reset() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  static var megabytes: Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return (Int(text.filter(\.isNumber)) ?? 0) / 1024
    }
    return 0
  }
}
