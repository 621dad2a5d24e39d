/// The style sheet of the HTML report: light and dark by the reader's preference, one column on a phone.
enum HTMLStyle {
  static let sheet: StaticString = """
    :root { color-scheme: light dark; --text: #1f2328; --dim: #59636e; --page: #fff; --panel: #f6f8fa; --line: #d1d9e0;
      --error: #b3261e; --warning: #8a5a00; --info: #0969da; --good: #1a7f37; --mark: #ffd8d3; }
    @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --dim: #9198a1; --page: #0d1117; --panel: #161b22;
      --line: #3d444d; --error: #ff8a80; --warning: #e3b341; --info: #79c0ff; --good: #56d364; --mark: #6e2a25; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 72rem; padding: 1rem; color: var(--text); background: var(--page);
      font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2rem; border-bottom: 1px solid var(--line); }
    h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
    code, pre { font: .875em/1.45 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
    pre { margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; background: var(--panel); border-radius: 6px;
      overflow-wrap: normal; }
    .number { color: var(--dim); user-select: none; }
    mark { color: inherit; background: var(--mark); border-bottom: 2px solid var(--error); }
    mark:empty { display: inline-block; width: .6ch; height: 1em; vertical-align: text-bottom; }
    table { border-collapse: collapse; width: 100%; }
    th, td { padding: .35rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    th { font-size: .8125rem; color: var(--dim); overflow-wrap: normal; }
    td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    tr.more td { padding-top: 0; } tr.has-more td { border-bottom: 0; }
    article { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-left-width: 4px;
      border-radius: 6px; }
    article p, li p { margin: .25rem 0; }
    .error, .breaking, .violated { color: var(--error); } .warning, .risky { color: var(--warning); }
    .info { color: var(--info); } .safe, .verified { color: var(--good); } .not-verified, .dim { color: var(--dim); }
    article.error, article.breaking { border-left-color: var(--error); color: inherit; }
    article.warning, article.risky { border-left-color: var(--warning); color: inherit; }
    article.info { border-left-color: var(--info); color: inherit; }
    article.safe { border-left-color: var(--good); color: inherit; }
    summary { cursor: pointer; color: var(--dim); } details ul { margin: .25rem 0; padding-left: 1.25rem; }
    ul.tasks { list-style: none; padding: 0; } ul.tasks label { display: flex; gap: .5rem; align-items: baseline; }
    @media (max-width: 40rem) { body { padding: .75rem; font-size: 15px; } th, td { padding: .3rem .25rem; }
      .matrix, .matrix tbody { display: block; } .matrix tr { display: grid; grid-template-columns: repeat(4, 1fr);
      border-bottom: 1px solid var(--line); } .matrix.moves tr { grid-template-columns: repeat(3, 1fr); }
      .matrix tr.has-more { border-bottom: 0; } .matrix td, .matrix th { border: 0; }
      .matrix th:first-child, .moves th:nth-child(2) { display: none; }
      .matrix td:first-child, .moves td:nth-child(2) { grid-column: 1 / -1; padding-bottom: 0; }
      .moves td:nth-child(2)::before { content: "→ "; } }
    @media print { body { max-width: none; } }

    """
}
