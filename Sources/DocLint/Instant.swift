/// A point in time as examples write it (RFC 3339 §5.6, with the usual latitude), for comparing it with another one.
struct Instant {
  /// Seconds since some day, and what is below a second as digits.
  private var seconds: Int
  private var fraction: [UInt8]
  /// Whether a time stands behind the day, and whether an offset stands behind that.
  let hasTime: Bool
  let hasOffset: Bool

  /// - Returns: nil for what is no day and no day with a time.
  init?(_ text: some Collection<UInt8>) {
    guard (10...40).contains(text.count) else { return nil }
    let bytes = Array(text)
    func number(_ at: Int, _ count: Int) -> Int? {
      guard at >= 0, at + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[at..<at + count] {
        guard byte.isDigit else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0, 4), bytes[4] == UInt8(ascii: "-"), let month = number(5, 2), (1...12).contains(month),
      bytes[7] == UInt8(ascii: "-"), let day = number(8, 2), (1...31).contains(day)
    else { return nil }
    seconds = Self.days(year, month, day) * 86_400
    fraction = []
    guard bytes.count > 10 else {
      (hasTime, hasOffset) = (false, false)
      return
    }
    guard bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " "), bytes.count >= 16,
      let hour = number(11, 2), bytes[13] == UInt8(ascii: ":"), let minute = number(14, 2)
    else { return nil }
    seconds += hour * 3600 + minute * 60
    var at = 16
    if at < bytes.count, bytes[at] == UInt8(ascii: ":") {
      guard let second = number(17, 2) else { return nil }
      seconds += second
      at = 19
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ",") {
        at += 1
        while at < bytes.count, bytes[at].isDigit {
          fraction.append(bytes[at])
          at += 1
        }
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
      }
    }
    hasTime = true
    if at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    let rest = bytes[at...]
    if rest.isEmpty {
      hasOffset = false
    } else if rest.count == 1, rest[at] | 0x20 == UInt8(ascii: "z") || rest.elementsEqual("UTC".utf8) {
      hasOffset = true
    } else {
      guard rest[at] == UInt8(ascii: "+") || rest[at] == UInt8(ascii: "-"), let hours = number(at + 1, 2) else {
        return nil
      }
      let colon = at + 3 < bytes.count && bytes[at + 3] == UInt8(ascii: ":") ? 1 : 0
      let minutes = at + 3 < bytes.count ? number(at + 3 + colon, 2) : 0
      guard let minutes, at + 3 >= bytes.count || at + 5 + colon == bytes.count else { return nil }
      let offset = hours * 3600 + minutes * 60
      seconds -= rest[at] == UInt8(ascii: "+") ? offset : -offset
      hasOffset = true
    }
  }

  /// Days since the first of March of the year 0.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let month = (month + 9) % 12
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1
  }

  /// Whether two are written alike, so that one can be said to come before the other.
  func isComparable(with other: Instant) -> Bool { hasTime == other.hasTime && hasOffset == other.hasOffset }

  func isBefore(_ other: Instant) -> Bool {
    seconds != other.seconds ? seconds < other.seconds : fraction.lexicographicallyPrecedes(other.fraction)
  }

  func isSame(as other: Instant) -> Bool {
    isComparable(with: other) && seconds == other.seconds && fraction == other.fraction
  }
}

/// A length of time in words, `3h 30m`.
enum TimeSpan {
  /// The seconds that it may mean: a day may have 8 working hours or 24.
  /// - Returns: None for what is no such text.
  static func seconds(_ text: some Collection<UInt8>) -> Set<Int> {
    guard (2...32).contains(text.count) else { return [] }
    var working = 0
    var whole = 0
    var number: Int?
    var unit: [UInt8] = []
    func add() -> Bool {
      guard let value = number, value < 100_000 else { return false }
      guard let (own, other) = units[String(decoding: unit, as: UTF8.self)] else { return false }
      working += value * own
      whole += value * other
      number = nil
      unit = []
      return true
    }
    for byte in text {
      if byte.isDigit {
        if !unit.isEmpty, !add() { return [] }
        let digit = Int(byte - UInt8(ascii: "0"))
        number = min((number ?? 0) * 10 + digit, 1_000_000)
      } else if byte.isLetter {
        guard number != nil else { return [] }
        unit.append(byte)
      } else if byte != UInt8(ascii: " ") {
        return []
      }
    }
    return add() ? [working, whole] : []
  }

  /// The seconds of each unit, where a day has 8 hours and a week 5 days, and where it has 24 and 7.
  private static let units: [String: (Int, Int)] = [
    "s": (1, 1), "m": (60, 60), "h": (3600, 3600), "d": (28_800, 86_400), "w": (144_000, 604_800),
    "mo": (576_000, 2_419_200),
  ]
}
