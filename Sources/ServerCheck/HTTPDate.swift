/// A date in the form that HTTP sends, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
struct HTTPDate: Hashable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  let seconds: Int

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Nil where the text has another form; the obsolete ones are not read.
  init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 6, words[0].hasSuffix(","), words[5] == "GMT", let day = Int(words[1]), (1...31) ~= day,
      let month = Self.months.firstIndex(of: words[2]), let year = Int(words[3]), (1970...9999) ~= year
    else { return nil }
    let clock = words[4].split(separator: ":").map { Int($0) ?? -1 }
    guard clock.count == 3, (0...23) ~= clock[0], (0...59) ~= clock[1], (0...60) ~= clock[2] else { return nil }
    // Days since 1970-03-01 in the calendar whose year begins in March.
    let march = (month + 10) % 12
    let shifted = month < 2 ? year - 1 : year
    let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * march + 2) / 5 + day - 1 - 719_468
    seconds = days * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }
}
