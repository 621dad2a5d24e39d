import APIModel
import Testing

@Suite struct PathTemplateTests {
  @Test func knowsItsShape() {
    let path = PathTemplate("/projects/{id}/archive.{format}")
    #expect(path.description == "/projects/{id}/archive.{format}")
    #expect(path.shape == "/projects/{}/archive.{}")
    #expect(path.placeholders == ["id", "format"])
    #expect(OperationID(.get, path) == OperationID(.get, PathTemplate("/projects/{p}/archive.{f}")))
  }

  @Test func matchesConcretePaths() {
    let path = PathTemplate("/projects/{id}/archive.{format}")
    #expect(path.match("/projects/a%2Fb/archive.tar.gz") == ["id": "a/b", "format": "tar.gz"])
    #expect(path.match("/projects/1/archive") == nil)
    #expect(path.match("/project/1/archive.zip") == nil)
    #expect(PathTemplate("/files/{path*}").match("/files/a/b") == ["path": "a/b"])
    #expect(PathTemplate("/{a}-{b}/x").match("/1-2-3/x")?["b"] == "3")
    #expect(PathTemplate("/").match("/") == [:])
  }

  /// The values stand in the template's order, a name that occurs twice with each of its own.
  @Test func valuesInOrder() {
    let template = PathTemplate("/groups/{id}/badges/{id}.{format}")
    let values = template.values(in: "//groups/a%20b/badges/7.json/")
    #expect(values == [NameValue("id", "a b"), NameValue("id", "7"), NameValue("format", "json")])
    #expect(template.values(in: "/groups/1/badges") == nil)
    #expect(PathTemplate("/a/{rest*}/z").values(in: "/a/b//c/z") == [NameValue("rest", "b/c")])
    #expect(!PathTemplate("/a/{rest*}/z").matches("/a/z"))
  }

  /// Each of many placeholders could end at any of many marks.
  @Test func givesUpOnEndlessChoices() {
    let names = (0..<20).map { "{p\($0)}" }.joined(separator: "-")
    let path = "/" + String(repeating: "-a", count: 400)
    #expect(PathTemplate("/" + names + "!").match(path) == nil)
  }

  @Test func fillsAndEncodes() {
    #expect(PathTemplate("/projects/{id}").filled { _ in "a/b c" } == "/projects/a%2Fb%20c")
    #expect(PathTemplate("/projects/{id}").filled { _ in nil } == nil)
  }
}
