import APIModel
import DocExtract
import DocLint
import Testing

/// Which rules run where, and how severe they are.
@Suite struct LintConfigurationTests {
  private func card(_ code: String) throws -> RuleCard {
    try #require(RuleCatalogue.cards.first { $0.id.code == code })
  }

  private func enabled(_ configuration: LintConfiguration, on path: String = "docs/a.md") -> Set<String> {
    Set(RuleCatalogue.cards.filter { configuration.isEnabled($0, on: path) }.map(\.id.code))
  }

  @Test func runsWhatIsRecommended() {
    let recommended = enabled(LintConfiguration())
    #expect(recommended == Set(RuleCatalogue.cards.filter { $0.status == .recommended }.map(\.id.code)))
    #expect(enabled(LintConfiguration(select: ["all"])).count > recommended.count)
  }

  @Test func selectsByCodeNameAndPrefix() {
    #expect(enabled(LintConfiguration(select: ["EXA102"])) == ["EXA102"])
    #expect(enabled(LintConfiguration(select: ["trailing-comma"])) == ["EXA102"])
    #expect(
      enabled(LintConfiguration(select: ["REQ3"])) == [
        "REQ301", "REQ302", "REQ303", "REQ304", "REQ305", "REQ306", "REQ307", "REQ308",
        "REQ309",
      ])
    // A family runs whole, its optional rules too.
    #expect(enabled(LintConfiguration(select: ["DEP"])).contains("DEP102"))
  }

  @Test func letsTheNarrowerSelectorCount() {
    #expect(
      enabled(LintConfiguration(select: ["REQ3"], ignore: ["REQ303"]))
        == ["REQ301", "REQ302", "REQ304", "REQ305", "REQ306", "REQ307", "REQ308", "REQ309"])
    #expect(enabled(LintConfiguration(select: ["REQ303"], ignore: ["REQ"])) == ["REQ303"])
    #expect(enabled(LintConfiguration(select: ["unquoted-ampersand"], ignore: ["REQ3"])) == ["REQ303"])
    #expect(enabled(LintConfiguration(select: ["REQ303"], ignore: ["REQ303"])) == [])
    #expect(enabled(LintConfiguration(ignore: ["ALL"])) == [])
    #expect(enabled(LintConfiguration(select: ["recommended", "DEP102"])).contains("DEP102"))
  }

  @Test func changesRulesForSomePaths() {
    let configuration = LintConfiguration(
      overrides: [
        LintConfiguration.Override(paths: [PathPattern("old/**")], ignore: ["ALL"]),
        LintConfiguration.Override(paths: [PathPattern("old/keep.md")], select: ["EXA102"]),
      ])
    #expect(enabled(configuration, on: "new/a.md").contains("REQ102"))
    #expect(enabled(configuration, on: "old/a.md") == [])
    #expect(enabled(configuration, on: "old/keep.md") == ["EXA102"])
  }

  @Test func setsSeverities() throws {
    let configuration = LintConfiguration(
      severities: [.init("EXA", .info), .init("EXA102", .warning)],
      overrides: [.init(paths: [PathPattern("v4")], severities: [.init("trailing-comma", .error)])])
    #expect(configuration.severity(of: try card("EXA101"), on: "v3/a.md") == .info)
    #expect(configuration.severity(of: try card("EXA102"), on: "v3/a.md") == .warning)
    #expect(configuration.severity(of: try card("EXA102"), on: "v4/a.md") == .error)
    #expect(configuration.severity(of: try card("REQ102"), on: "v3/a.md") == .error)
  }

  @Test func tellsUnknownSelectors() {
    let configuration = LintConfiguration(select: ["sample-url-mismach", "EXA", "all"], ignore: ["ZZZ999"])
    #expect(
      configuration.problems(among: RuleCatalogue.cards).map(\.message) == [
        "`sample-url-mismach` is no rule; did you mean `sample-url-mismatch`?", "`ZZZ999` is no rule",
      ])
  }

  @Test(arguments: [
    ("*.md", "a.md", true), ("*.md", "x/a.md", true), ("docs/*.md", "docs/a.md", true),
    ("docs/*.md", "docs/x/a.md", false), ("docs/**/*.md", "docs/a.md", true), ("docs/**/*.md", "docs/x/y/a.md", true),
    ("docs", "docs/x/a.md", true), ("docs", "x/docs/a.md", true), ("/docs", "x/docs/a.md", false),
    ("docs/", "docs/a.md", true),
    ("a?.md", "ab.md", true), ("a?.md", "abc.md", false), ("**", "x/y", true),
    ("*a*a*a*b", "aaaaaaaaaaaaaaaaaaaa", false),
  ])
  func matchesPaths(pattern: String, path: String, fits: Bool) {
    #expect(PathPattern(pattern).matches(path) == fits, "\(pattern) \(path)")
  }
}
