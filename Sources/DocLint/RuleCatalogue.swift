public import APIModel
import DocExtract

/// Every lint rule, by hand, in the order of the codes. Tests keep the list whole.
public enum RuleCatalogue {
  public static let all: [any LintRule] = [
    IncompleteDeprecation(), MissingRemovalVersion(), PastRemoval(), UnknownReplacement(), DeprecatedInSample(),
    DeprecatedInOnePlace(), RemovalBeforeDeprecation(),
    PlaceholderWithoutRow(), RowWithoutPlaceholder(), PlaceholderNameMismatch(), VariantPathMismatch(),
    DuplicateOperation(), MethodContradictsHeading(), CopiedHeading(), MisspeltPath(), MissingSlash(),
    PlaceholderAsWord(), MalformedPath(), MisspeltMethod(), WordAsPlaceholder(), PathWithoutMethod(),
    CopiedDescription(), RepeatedPlaceholder(), StatusOfAnotherResource(), HeadingOfAnotherResource(),
    StatusContradictsExample(), LeadOfAnotherResource(),
    OverviewPathMismatch(), RouteOfAnotherAction(), VersionOfAnotherListing(), TitleOfAnotherPage(),
    RowOfTheValue(), RepeatedSegment(), PathAgainstText(),
    RowOfSeveralPlaceholders(), OperationBelowOperation(), MissingListing(),
    MissingResponseExample(),
    MissingComma(), TrailingComma(), Ellipsis(), CommentInJSON(), SingleQuotes(), UnquotedValue(), UnclosedString(),
    MismatchedBracket(), SeveralDocuments(), PlaceholderInJSON(), InvalidJSON(), MisspeltLanguage(),
    DuplicateKey(),
    ExampleContradictsType(), ExampleOutsideEnumeration(), ExamplesDisagreeOnType(), AttributeWithoutExample(),
    AttributeWithoutRow(), RequestLacksRequired(), ResponseShapeMismatch(), UnfilledValue(), UnclosedFence(),
    DumpTaggedAsJSON(), MisspeltAttribute(), ExampleOfAnotherResource(), MisspeltRequestAttribute(),
    AnswerContradictsRequest(), RenamedKey(), RenamedAttribute(), OtherMember(), AnswerRenamesParameter(),
    ValueAgainstDescription(), MalformedTimestamp(), LevelOfAnotherName(),
    WrongLanguage(), UntaggedJSON(), MisspeltErrorCode(), LocationOfAnotherMember(), StateBeforeAction(),
    TimeBeforeCreation(), MessageOfAnotherAction(), ContradictingMembers(), UnbalancedBracketInCode(),
    UnclosedQuoteInCommand(), UnbalancedTemplateBraces(), StrayQuoteInYAML(), DoubledPhraseInCode(),
    BrokenCommand(), KeyOfAnotherName(), MissingCommaInCode(), OwnMachineInExample(), MisspeltCommand(),
    NullOfAnotherLanguage(), LabelWithoutExample(),
    MergeConflict(), UnbalancedBacktick(), InvisibleCharacter(), TypographicQuote(), DoubledWord(), WrongArticle(),
    HeadingWithoutBlank(), FenceOfTwo(), MisspeltWord(), ClashingWords(), UnclosedEmphasis(), UnclosedParenthesis(),
    UnclosedShortcode(), UnclosedTag(), ItemWithoutBlank(), BrokenURL(), UnclosedQuoteInCode(),
    SkippedHeadingLevel(), BlockWithoutBlank(), RepeatedNumber(),
    BracketBesideCode(), BlankInPlaceholder(), UnequalHeadingMarks(), ColonInHeading(), BlankInEmphasis(),
    BrokenAdmonition(), UnclosedEntity(), BackslashInCode(), UnfinishedText(), CountOfList(),
    SeveralTitles(), LeftoverMarkup(), CodeWithoutBlank(), StopInHeading(), TitleBelowLevelOne(),
    WrongForm(), StrayQuote(), BlanksInHeading(), NameInText(), ValueInText(),
    LeadWithoutStop(), SentenceInSmallLetters(),
    BrokenAnchor(), MisspeltLink(), UnresolvedLink(), UndefinedReference(), MalformedLink(), LinkToAnotherSection(),
    AnchorWithoutSign(), EndingOfLink(), TextOfAnotherLink(), BlankInLinkText(), LabelOfAnotherNumber(),
    LinkToAnotherPage(),
    WrongReasonPhrase(),
    DescriptionOfAnotherStatus(),
    SampleMethodMismatch(), SampleURLMismatch(), SampleVersionMismatch(), MalformedURL(), PlaceholderInSample(),
    SchemeMismatch(), SampleOfAnotherOperation(), RequestLineMismatch(), SampleHostMismatch(), TokenInTheClear(),
    OwnMachineInSample(), MethodOfAnotherCall(), CodeSampleMismatch(), VariableOfAnotherName(),
    UndocumentedParameter(),
    MissingRequiredParameter(), MalformedHeader(), SampleWithoutToken(), MissingContentType(), InvalidJSONBody(),
    UnknownMediaType(), HeaderOfAnotherName(),
    UnclosedQuote(),
    BrokenContinuation(), UnquotedAmpersand(), RealSecret(), MisspeltOption(), MissingAmpersand(),
    VariableInSingleQuotes(), FileWithoutMark(), LabelledURLMismatch(),
    TooManyCells(), TooFewCells(), DuplicateRow(), MisspeltColumn(), MissingColumn(), TableNotRendered(),
    RowWithoutPipe(), TableCutInTwo(),
    UnknownRequiredValue(),
    MissingRequiredValue(),
    MisspeltType(), UnknownType(), NameWithoutCodeMarks(), TypeDiffersOnPage(), OptionalPlaceholder(), MisspeltRow(),
    TypeContradictsUse(), DescriptionOfAnotherResource(), TypeContradictsName(),
    ArrayWithoutBrackets(), DefaultOutsideValues(), DescriptionOfAnotherRow(), DescriptionOfAnotherAction(),
    DefaultContradictsAnswer(), RequiredContradictsText(), MisspeltNameInText(),
    BlankInName(), RowOfAnotherName(), DefaultOutsideLimits(), DescriptionOfAnotherMoment(),
    TypeContradictsDescription(), ReversedLimits(), ValueListedTwice(), UnfilledCell(),
    DefaultContradictsType(), LocationContradictsPath(), RowOfAnotherSection(), AnswerInOtherWords(), CutDescription(),
  ]

  /// The cards of everything that lint can say, in the order of the codes.
  public static let cards: [RuleCard] = (UnplacedRules.cards + Suppressions.cards + all.map(\.card)).sorted {
    $0.id < $1.id
  }

  /// The rule that a misspelt code or name may mean.
  public static func nearest(to text: String, among cards: [RuleCard]) -> String? {
    let code = text.uppercased()
    return Spelling.nearest(text.lowercased(), in: cards.map(\.id.name))
      ?? Spelling.nearest(code, in: cards.map(\.id.code))
  }
}
