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
    article { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-left-width: 4px;
      border-radius: 6px; }
    article p, li p { margin: .25rem 0; }
    .error, .breaking, .violated { color: var(--error); } .warning, .risky { color: var(--warning); }
    .info { color: var(--info); } .safe, .verified { color: var(--good); } .not-verified, .dim { color: var(--dim); }
    article.error, article.breaking { border-left-color: var(--error); color: inherit; }
    article.warning, article.risky { border-left-color: var(--warning); color: inherit; }
    article.info { border-left-color: var(--info); color: inherit; }
    article.safe { border-left-color: var(--good); color: inherit; }
    svg.chart { display: block; width: 100%; height: .9rem; border-radius: 4px; }
    svg.small { display: block; width: 8rem; max-width: 100%; height: .3rem; margin-top: .25rem; border-radius: 2px; }
    rect.verified { fill: var(--good); } rect.violated { fill: var(--error); } rect.not-verified { fill: var(--line); }
    .legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .5rem 0 1rem; }
    .key::before { content: "■ "; } .key.not-verified::before { color: var(--line); }
    input.filter { position: absolute; opacity: 0; }
    input.filter + label { display: inline-block; margin: 0 .4rem .5rem 0; padding: .15rem .6rem; cursor: pointer;
      border: 1px solid var(--line); border-radius: 1rem; font-size: .875rem; }
    input.filter:checked + label { background: var(--panel); border-color: var(--info); color: var(--info); }
    input.filter:focus-visible + label { outline: 2px solid var(--info); }
    #show-violated:checked ~ * .row:not(.has-violated), #show-violated:checked ~ .row:not(.has-violated),
    #show-unverified:checked ~ * .row:not(.has-unverified), #show-unverified:checked ~ .row:not(.has-unverified),
    #show-whole:checked ~ * .row:not(.has-all), #show-whole:checked ~ .row:not(.has-all) { display: none; }
    .wide { overflow-x: auto; } .promises { font-size: .875rem; }
    .promises td, .promises th { white-space: nowrap; } .promises small { font-size: .75rem; }
    .promises th[scope=row] { position: sticky; left: 0; min-width: 9rem; max-width: 20rem; color: inherit;
      font-weight: 400; background: var(--page); white-space: normal;
      overflow-wrap: anywhere; }
    .promises a { color: inherit; text-decoration-color: var(--line); }
    td.violated { background: var(--mark); font-weight: 600; }
    details.row { padding: .4rem 0; border-bottom: 1px solid var(--line); } details.row:target { background: var(--panel); }
    details h4 { margin: .75rem 0 .25rem; font-size: .875rem; color: var(--dim); }
    .found { margin: .5rem 0; padding: .25rem .75rem; border-left: 4px solid; } .found p { margin: 0; color: var(--text); }
    .exchange { margin: .25rem 0; font-size: .875rem; } .exchange pre { max-height: 24rem; overflow: auto; }
    summary { cursor: pointer; color: var(--dim); } summary code { color: var(--text); } details ul { margin: .25rem 0; padding-left: 1.25rem; }
    ul.tasks { list-style: none; padding: 0; } ul.tasks label { display: flex; gap: .5rem; align-items: baseline; }
    @media (max-width: 40rem) { body { padding: .75rem; font-size: 15px; } th, td { padding: .3rem .25rem; }
      .matrix, .matrix tbody { display: block; } .matrix tr { display: grid; grid-template-columns: repeat(4, 1fr);
      border-bottom: 1px solid var(--line); } .matrix.moves tr { grid-template-columns: repeat(3, 1fr); }
      .promises th[scope=row] { max-width: 11rem; font-size: .8125rem; } .matrix td, .matrix th { border: 0; }
      .matrix th:first-child, .moves th:nth-child(2) { display: none; }
      .matrix td:first-child, .moves td:nth-child(2) { grid-column: 1 / -1; padding-bottom: 0; }
      .moves td:nth-child(2)::before { content: "→ "; } }
    @media print { body { max-width: none; } }

    """
}
