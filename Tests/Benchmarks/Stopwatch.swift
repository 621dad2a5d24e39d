#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What this process has used so far.
struct Usage {
  /// Seconds of user and system time, all threads together.
  var cpu: Double
  /// Seconds.
  var wall: Double
  /// The most memory so far, in bytes.
  var peakMemory: Int

  static func now() -> Usage {
    func seconds(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
      let unit = 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      let unit = 1
    #endif
    return Usage(
      cpu: seconds(CLOCK_PROCESS_CPUTIME_ID), wall: seconds(CLOCK_MONOTONIC), peakMemory: Int(usage.ru_maxrss) * unit)
  }
}

/// The times of one piece of work over all runs, and what it answered.
struct Measurement {
  let name: String
  private(set) var cpu: [Double] = []
  private(set) var wall: [Double] = []
  private(set) var answers: [Int] = []

  init(_ name: String) { self.name = name }

  mutating func time(_ work: () async -> Int) async {
    let start = Usage.now()
    answers.append(await work())
    let end = Usage.now()
    cpu.append(end.cpu - start.cpu)
    wall.append(end.wall - start.wall)
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// Why the answers can't be right; nil where they are the same in every run and more than nothing.
  func complaint(mayBeNothing: Bool = false) -> String? {
    let different = Set(answers).sorted()
    guard different.count == 1, let answer = different.first else { return "\(name): answers differ: \(different)" }
    return answer > 0 || mayBeNothing ? nil : "\(name): the answer is 0"
  }
}
