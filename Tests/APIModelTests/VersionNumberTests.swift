import APIModel
import Testing

@Suite struct VersionNumberTests {
  @Test(arguments: [
    ("16.0", "16", false, false), ("9.5", "16.0", true, false), ("16.0.1", "16.0", false, true),
    ("v13.2-pre", "13.10", true, false),
    ("16.0.1-ee", "16.0.1+build.7", false, false),
  ]) func versionsCompareByNumber(_ a: String, _ b: String, _ less: Bool, _ greater: Bool) throws {
    let (a, b) = (try #require(VersionNumber(a)), try #require(VersionNumber(b)))
    #expect((a < b) == less)
    #expect((a > b) == greater)
    #expect((a == b) == (!less && !greater))
  }

  @Test func whatIsNoVersionIsNil() {
    for text in ["next", "", "v", "1..2", "16.", "15.x", "-1", "16,0", "99999999999999999999", "１６"] {
      #expect(VersionNumber(text) == nil, "\(text)")
    }
  }
}
