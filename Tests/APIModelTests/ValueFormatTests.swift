import APIModel
import Testing

@Suite struct ValueFormatTests {
  @Test(arguments: [
    (ValueFormat.dateTime, "2016-01-25T16:39:48.066Z", true), (.dateTime, "2012-09-20T11:50:22+03:00", true),
    (.dateTime, "2012-09-20 11:50:22 UTC", true), (.dateTime, "2012-09-20T11:50:22", true),
    (.dateTime, "2012-09-20T11:50:22-0800", true), (.dateTime, "2012-13-20T11:50:22Z", false),
    (.dateTime, "2012-09-20", false), (.dateTime, "yesterday", false), (.dateTime, "1474372222", false),
    (.dateTime, "2012-09-20T11:50:22Zulu", false), (.dateTime, "", false),
    (.date, "2012-09-20", true), (.date, "2012-9-20", false), (.date, "2012-09-20T", false),
    (.uri, "https://example.com/a?b", true), (.uri, "", true), (.uri, "mailto:a@b", true), (.uri, "example.com", false),
    (.uri, "http://a b", false), (.email, "a@b", true), (.email, "a.b", false), (.email, "@b", false),
    (.uuid, "123e4567-e89b-12d3-a456-426614174000", true), (.uuid, "123e4567e89b12d3a456426614174000", false),
    (.ipv4, "127.0.0.1", true), (.ipv4, "::1", true), (.ipv4, "256.0.0.1", false), (.ipv4, "localhost", false),
    (.ipv6, "2001:db8::8a2e:370:7334", true), (.ipv6, "::ffff:10.0.0.1", true), (.ipv6, "1:2:3", false),
    (.ip, "g::1", false),
  ]) func textsAreJudged(_ format: ValueFormat, _ text: String, _ isAccepted: Bool) {
    #expect(format.accepts(text) == isAccepted)
  }
}
