#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What all readers have to agree on: sums that do not depend on their order, and texts that do.
struct Answer {
  var rows = 0
  /// Sums of longitudes and latitudes in 1e-7 degrees.
  var longitude = 0
  var latitude = 0
  var households = 0
  /// The sum over all rows of the bytes of id and name, weighted by their row.
  var texts = 0

  mutating func add(longitude: Double, latitude: Double, households: Int) {
    rows += 1
    self.longitude += Int((longitude * 1e7).rounded(.toNearestOrEven))
    self.latitude += Int((latitude * 1e7).rounded(.toNearestOrEven))
    self.households += households
  }

  /// Adds a text of the current row.
  mutating func add(_ text: some Sequence<UInt8>) {
    texts += text.reduce(0) { $0 + Int($1) } * (rows % 1009 + 1)
  }

  var json: String {
    "{\"rows\":\(rows),\"longitude\":\(longitude),\"latitude\":\(latitude),"
      + "\"households\":\(households),\"texts\":\(texts)}"
  }
}

enum ProcessTime {
  /// The CPU time of all threads of this process.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
