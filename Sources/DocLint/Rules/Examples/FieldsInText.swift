import APIModel
import DocExtract

extension LintedPage {
  /// The values of a query or form that a sentence shows, "Sample call with `limit=2&state=open`".
  func visitFieldsInText(of group: Int, _ visit: (TypedValue) -> Void) {
    guard case let operations = operations(of: group), operations.count == 1, let operation = operations.first else {
      return
    }
    for paragraph in page.groups[group].paragraphs {
      for position in document.blocks[paragraph].inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .code, let place = inline.range else { continue }
        let text = document.buffer[inline.text.bounds]
        guard text.contains(UInt8(ascii: "=")), text.count <= 200, text.allSatisfy({ !$0.isBlank }) else { continue }
        let pairs = text.split(separator: UInt8(ascii: "&")).map {
          $0.split(separator: UInt8(ascii: "="), maxSplits: 1)
        }
        guard pairs.allSatisfy({ $0.count == 2 }) else { continue }
        for pair in pairs {
          let name = PercentEncoding.decode(String(decoding: pair[0], as: UTF8.self))
          guard let parameter = operation.parameters.first(where: { $0.name == name && $0.location != .path }),
            let row = parameter.span
          else { break }
          let value = PercentEncoding.decode(String(decoding: pair[1], as: UTF8.self), plusIsBlank: true)
          visit(
            TypedValue(
              name: name, schema: parameter.schema, writtenType: parameter.writtenType ?? "", row: row, text: value,
              kind: .field, range: range(of: value, in: place) ?? place, operation: operation))
        }
      }
    }
  }
}
