import APIModel

/// The rules of a validator as Laravel writes them, `required|string|max:255` or with commas (Laravel 11, "Available
/// Validation Rules").
struct ValidationRules {
  var type: String?
  var requirement = Parameter.Requirement.unstated

  /// Nil where one of the pieces is no rule.
  init?(_ text: String) {
    guard text.utf8.count <= 300 else { return nil }
    var isAny = false
    // Behind a colon commas stand between the rule's own values.
    var isInside = false
    for piece in text.split(whereSeparator: { $0 == "|" || $0 == "," }) {
      let rule = piece.trimmingBlanks.lowercased().filter { $0 != "`" }
      if rule.isEmpty { continue }
      let name = String(rule.prefix { $0 != ":" })
      guard let meaning = Self.rules[name] else {
        if isInside { continue }
        return nil
      }
      isInside = rule.utf8.count > name.utf8.count
      isAny = true
      switch meaning {
      case "required": requirement = .required
      case "optional": if requirement == .unstated { requirement = .optional }
      case "conditional": requirement = .conditional(rule)
      case "": break
      default: type = type ?? meaning
      }
    }
    guard isAny else { return nil }
  }

  /// What each rule says: a type, whether the field is needed, or neither.
  private static let rules = [
    "required": "required", "present": "required", "filled": "", "nullable": "optional", "sometimes": "optional",
    "optional": "optional", "required_if": "conditional", "required_with": "conditional",
    "required_without": "conditional", "required_unless": "conditional", "string": "string", "email": "string",
    "url": "string", "uuid": "string", "ip": "string", "integer": "integer", "int": "integer", "numeric": "number",
    "number": "number", "decimal": "number", "boolean": "boolean", "bool": "boolean", "accepted": "boolean",
    "array": "array", "date": "date", "json": "string", "file": "string", "image": "string", "max": "", "min": "",
    "between": "", "size": "", "in": "", "not_in": "", "unique": "", "exists": "", "confirmed": "", "digits": "",
    "regex": "", "alpha": "string", "alpha_num": "string", "alpha_dash": "string", "after": "", "before": "",
    "date_format": "date", "mimes": "", "distinct": "", "same": "", "different": "", "bail": "", "gt": "", "gte": "",
    "lt": "", "lte": "", "digits_between": "", "starts_with": "", "ends_with": "", "lowercase": "",
  ]
}

extension TableReader {
  /// A column of rules such as `required|string|max:255` says what type each field has, and whether it is needed.
  func markRules(_ columns: inout [PageTable.Column], _ rows: ArraySlice<Int>) {
    guard rows.count <= 500,
      let index = columns.firstIndex(where: {
        ($0.titleBegins(with: "r") || $0.titleBegins(with: "v"))
          && ["rules", "rule", "validation", "validations"].contains($0.title.lowercased())
      })
    else { return }
    let areRules = rows.allSatisfy { row in
      let cells = PageTable.Cells(of: row, document)
      guard index < cells.count else { return true }
      return ValidationRules(document.plainText(of: cells[index])) != nil
    }
    if areRules, !rows.isEmpty { columns[index].role = .type }
  }

  /// A column without a title behind the names whose cells are all types says of which type they are.
  func markTypes(_ columns: inout [PageTable.Column], _ rows: ArraySlice<Int>) {
    guard rows.count <= 500, columns.first?.role == .name, !columns.contains(where: { $0.role == .type }),
      let index = columns.firstIndex(where: { $0.title.isEmpty })
    else { return }
    let areTypes = rows.allSatisfy { row in
      let cells = PageTable.Cells(of: row, document)
      guard index < cells.count else { return true }
      return TypeNotation.schema(document.trimmedText(of: cells[index])) != nil
    }
    if areTypes, !rows.isEmpty { columns[index].role = .type }
  }
}
