import APIModel

extension TypeDeclaration {
  /// The type as documentation would name it; as it is written where that says nothing to others.
  static func typeName(_ type: String) -> String {
    switch type {
    case "String", "&str", "str", "Uuid", "UUID", "char", "EmailStr": return "string"
    case "int", "uint", "usize", "isize", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "int8", "int16",
      "int32",
      "int64", "uint8", "uint16", "uint32", "uint64":
      return "integer"
    case "f32", "f64", "float32", "float64", "Decimal": return "number"
    case "bool": return "boolean"
    case "time.Time", "DateTime", "datetime", "NaiveDateTime", "Date": return "datetime"
    case "any", "interface{}", "unknown", "Any", "serde_json::Value", "json.RawMessage": return ""
    default: break
    }
    let isList =
      type.hasPrefix("[]") || type.hasSuffix("[]")
      || ["Vec<", "Array<", "ReadonlyArray<", "list[", "List[", "set[", "tuple["].contains { type.hasPrefix($0) }
    if isList { return type == "[]byte" ? "string" : "array" }
    let isObject = ["map[", "HashMap<", "BTreeMap<", "Record<", "dict", "Dict[", "Map<"].contains { type.hasPrefix($0) }
    return isObject ? "object" : type
  }
}
