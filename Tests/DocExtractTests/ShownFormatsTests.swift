import APIModel
import Testing

@testable import DocExtract

@Suite struct ShownFormatsTests {
  private static let texts: [(String, ShownFormats)] = [
    ("2016-01-25", .date), ("2016-13-25", []), ("2016-01-25T16:39:48.066Z", .dateTime), ("2016-01-25T16:39", .dateTime),
    ("2016-01-25T25:39:48Z", []), ("2016-01-25 16:39:48 UTC", []), ("2016-01-25T16:39:48Z and then", []),
    ("123e4567-e89b-12d3-a456-426614174000", .uuid), ("https://example.com/a", .uri), ("https://example.com/a b", []),
    ("mailto:a@example.com", .email), ("a@example.com", .email), ("a@b", []), ("Name <a@example.com>", []),
    ("127.0.0.1", .ipv4), ("127.0.0.256", []), ("1.2.3", []), ("::1", []), ("", []), ("text", []),
  ]

  @Test(arguments: texts) func aTextShowsItsFormat(_ text: String, _ shown: ShownFormats) {
    #expect(ShownFormats.formats(of: text) == shown)
  }

  /// What an example promises must hold of the example itself.
  @Test func whatATextShowsItKeeps() throws {
    for (text, shown) in Self.texts {
      guard let name = shown.name(for: "mail_url_ip_address") else { continue }
      #expect(try #require(ValueFormat(rawValue: name)).accepts(text), "\(text)")
    }
  }
}
