import APIModel
import Testing

@Suite struct OperationTests {
  @Test func changesNoCopyOfIt() {
    var operation = Operation(method: .get, path: PathTemplate("/users"))
    operation.summary = "List users"
    let before = operation
    operation.summary = "List all users"
    operation.roles.append("Owner")
    operation.isPaginated = true
    #expect(before.summary == "List users" && before.roles.isEmpty && !before.isPaginated)
    #expect(before != operation)
    operation.summary = "List users"
    operation.roles = []
    operation.isPaginated = false
    #expect(before == operation && before.hashValue == operation.hashValue)
  }
}
