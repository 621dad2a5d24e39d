import DocExtract
import ServerCheck
import Yams

/// Values for placeholders and parameters in a file, YAML or JSON: what `--value` says, without showing it to whoever
/// lists the machine's processes.
///
///     id: 9
///     POST /runners:
///       token: 5a3c…
///     /groups/{id}:
///       id: 3
enum ValuesFile {
  /// - Throws: `Failure` that names the file and, where it can, the line.
  static func read(_ path: String) throws(Failure) -> [ProvidedValue] {
    let bytes: [UInt8]
    do { bytes = try DocsFolder.bytes(of: path) } catch { throw Failure(error) }
    guard bytes.count <= 1 << 20 else { throw Failure("\(path): larger than 1 MiB") }
    let root: Node?
    // The parser's own message may quote the file, which may hold secrets.
    do { root = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) } catch {
      throw Failure("\(path): neither YAML nor JSON")
    }
    guard let root else { return [] }
    guard let members = root.mapping else { throw Failure("\(path): takes names and their values") }
    var values: [ProvidedValue] = []
    for (key, value) in members {
      guard let name = key.scalar?.string else { throw failure(path, key, "a name is a text") }
      if let scoped = value.mapping {
        guard name.contains("/") else {
          throw failure(path, key, "`\(name)` is neither a path nor an operation such as GET /runners/{id}")
        }
        for (inner, text) in scoped { values.append(try pair(path, inner, text, scope: "\(name) ")) }
      } else {
        values.append(try pair(path, key, value, scope: ""))
      }
    }
    return values
  }

  private static func pair(_ path: String, _ key: Node, _ value: Node, scope: String) throws(Failure) -> ProvidedValue {
    guard let name = key.scalar?.string, !name.isEmpty else { throw failure(path, key, "a name is a text") }
    let text: String
    if let scalar = value.scalar?.string {
      text = scalar
    } else if let items = value.sequence {
      text = items.compactMap { $0.scalar?.string }.joined(separator: ",")
    } else {
      throw failure(path, value, "`\(name)` takes a value or a list of values")
    }
    do { return try ProvidedValue(parsing: "\(scope)\(name)=\(text)") } catch {
      throw failure(path, key, "`\(scope)\(name)`: \(error.description.replacing("--value ", with: ""))")
    }
  }

  private static func failure(_ path: String, _ node: Node, _ message: String) -> Failure {
    Failure("\(path)\(node.mark.map { ":\($0.line)" } ?? ""): \(message)")
  }
}
