import APIModel
import Testing

@testable import DocExtract

/// Types that a description tells without their names.
@Suite struct ToldTypeTests {
  private func type(_ text: String) async -> String {
    let page = "# A\n\n## One\n\n```\nGET /jars\n```\n\nParameters:\n\n- `x`: \(text)\n"
    let parameter = await extract(page).spec.operations.first?.parameters.first
    return parameter?.schema.types.names.joined(separator: "|") ?? "none"
  }

  @Test(arguments: ["The maximum number of jars to give.", "Number of red lids", "Total number of entries, if known."])
  func counts(_ text: String) async { #expect(await type(text) == "integer") }

  @Test(arguments: ["Set to `true` to keep the lids.", "If `false`, the lids go.", "Close them. If true, all at once."])
  func switches(_ text: String) async { #expect(await type(text) == "boolean") }

  @Test(arguments: ["A comma-separated list of labels", "Comma separated labels", "One of: `red`, `dark-blue`"])
  func texts(_ text: String) async { #expect(await type(text) == "string") }

  @Test(arguments: [
    "The number of the jar", "Number of seconds to wait", "The phone number of clerks", "Number of glass",
    "What number",
    "If `true` or `auto`, the lids go.", "What is true of it", "A list of labels, comma or not", "One of: `1`, `2`",
    "One of: `true`, `none`",
  ])
  func others(_ text: String) async { #expect(await type(text) == "") }
}
