import DocLint
import Foundation
import TestSupport
import Testing

/// Differences that `patch` takes.
@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff.text(from: Array(old.utf8), to: Array(new.utf8), path: "a.md")
  }

  @Test func showsHunksWithTheirContext() {
    let old = (1...20).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 2\n", with: "line two\n").replacing("line 18\n", with: "")
    #expect(
      diff(old, new) == """
        --- a/a.md
        +++ b/a.md
        @@ -1,5 +1,5 @@
         line 1
        -line 2
        +line two
         line 3
         line 4
         line 5
        @@ -15,6 +15,5 @@
         line 15
         line 16
         line 17
        -line 18
         line 19
         line 20

        """)
  }

  @Test(arguments: [
    ("", "a\n", "@@ -0,0 +1,1 @@\n+a\n"), ("a\n", "", "@@ -1,1 +0,0 @@\n-a\n"),
    ("a", "a\n", "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("a\nb\n", "a\nx\nb\n", "@@ -1,2 +1,3 @@\n a\n+x\n b\n"),
    ("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"),
  ])
  func knowsTheEdges(old: String, new: String, hunk: String) {
    #expect(diff(old, new) == "--- a/a.md\n+++ b/a.md\n" + hunk)
  }

  @Test func saysNothingOfEqualTexts() { #expect(diff("a\nb", "a\nb") == "") }

  /// However different: it ends soon, and every line is there.
  @Test func standsTextsWithNothingInCommon() {
    let old = (0..<5_000).map { "a\($0)\n" }.joined()
    let new = (0..<5_000).map { "b\($0)\n" }.joined()
    let lines = diff(old, new).split(separator: "\n")
    #expect(lines.count == 3 + 10_000)
  }
}
