#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The wall clock, and times as RFC 3339 writes them.
public enum SystemClock {
  /// Seconds since 1970-01-01T00:00:00Z.
  @Sendable public static func now() -> Int { Int(time(nil)) }

  /// `2022-05-17T11:04:52.000Z` (RFC 3339 §5.6).
  static func dateTime(_ seconds: Int) -> String {
    let second = ((seconds % 86_400) + 86_400) % 86_400
    return "\(date(seconds))T\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60)).000Z"
  }

  /// `2022-05-17`. The days-to-civil algorithm of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
  static func date(_ seconds: Int) -> String {
    // Years 1 to 9999, so that the text always has its ten characters.
    let seconds = max(-62_135_596_800, min(seconds, 253_402_300_799))
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let digits = String(year)
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-\(padded(month))-\(padded(day))"
  }

  /// Seconds since 1970-01-01T00:00:00Z at the begin of a day such as `2022-05-17`; nil for any other text.
  static func seconds(_ date: String) -> Int? {
    guard StringFormat.accepts(date, "date") else { return nil }
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let year = parts[0] - (parts[1] <= 2 ? 1 : 0)
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let seconds = (era * 146_097 + dayOfEra - 719_468) * 86_400
    // A day that the month does not have comes back as another.
    return self.date(seconds) == date ? seconds : nil
  }

  /// `Tue, 17 May 2022 11:04:52 GMT` (RFC 9110 §5.6.7).
  static func httpDate(_ seconds: Int) -> String {
    let parts = date(seconds).split(separator: "-")
    let second = ((seconds % 86_400) + 86_400) % 86_400
    let day = (seconds - second) / 86_400
    // 1970-01-01 was a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((day % 7) + 7) % 7]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let month = months[max(0, min((Int(parts[1]) ?? 1) - 1, 11))]
    let time = "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
    return "\(weekday), \(parts[2]) \(month) \(parts[0]) \(time) GMT"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
