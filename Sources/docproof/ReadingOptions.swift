import ArgumentParser

/// How the docs are read.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: "A configuration with hints how to read the docs; \(ConfigFile.name), upward from the docs, where not given.")
  var config: String?
}
