/// The words that tell what a sentence says of the names in it.
extension SentenceParameters {
  static let joints = ["and", "or"]
  static let articles = ["a", "an", "the", "one", "two", "three", "following"]
  static let nouns = [
    "parameter", "parameters", "param", "params", "argument", "arguments", "arg", "args", "header", "headers", "field",
    "fields", "key", "keys", "attribute", "attributes", "property", "properties",
  ]
  static let places = ["body", "payload", "query", "querystring", "header", "headers", "form"]
  static let bodies = ["body", "json", "payload", "form", "form-data", "multipart"]
  static let adjectives = [
    "query", "string", "url", "get", "post", "request", "required", "mandatory", "optional", "additional", "body",
    "json",
    "form", "http", "file", "multipart", "boolean", "integer", "text", "querystring", "extra",
  ]
  static let verbs = [
    "take", "takes", "accept", "accepts", "require", "requires", "expect", "expects", "need", "needs", "support",
    "supports", "pass", "passing", "provide", "providing", "specify", "specifying", "supply", "include", "send",
    "set", "add", "adding", "sent", "with", "use", "using", "via", "by",
  ]
  /// What tells the reader to do something.
  static let demands = [
    "pass", "using", "add", "append", "set", "use", "with", "specify", "send", "include", "via",
  ]
  static let demandsOfHeaders = [
    "need", "needs", "require", "requires", "pass", "send", "expects", "accepts", "takes", "must", "add", "include",
  ]
  /// What a client's HTTP library sends by itself.
  static let framing: Set = ["content-length", "host", "connection", "transfer-encoding", "accept-encoding"]
  static let participles = [
    "added", "passed", "used", "specified", "supplied", "given", "set", "sent", "provided", "included", "present",
  ]
  /// What is said of queries that are no more.
  static let wordsOfPast = [
    "removed", "renamed", "deprecated", "instead", "ignored", "longer", "previously", "webhook", "webhooks", "without",
  ]
  /// What makes a sentence speak of something else than what the operation takes.
  static let denials = [
    "response", "responses", "returned", "removed", "renamed", "deprecated", "instead", "ignored", "not", "no",
    "without", "error", "errors", "previously", "environment", "config", "configuration", "cli", "flag", "webhook",
    "webhooks", "command", "example", "instance", "e.g", "invalid", "missing", "unless", "setting", "settings",
    "contains", "column", "table", "returns", "return", "returning", "answer", "result", "results",
    "output", "outputs",
  ]
}
