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

  @Test func fillsAndEncodes() {
    #expect(PathTemplate("/projects/{id}").filled { _ in "a/b c" } == "/projects/a%2Fb%20c")
    #expect(PathTemplate("/projects/{id}").filled { _ in nil } == nil)
  }
}
