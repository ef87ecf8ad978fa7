/// How the page looks: quiet, in the reader's own light or dark, on paper and on a phone.
enum Stylesheet {
  static let text = """
    :root { color-scheme: light dark; --ink: #1b1f24; --soft: #5b6570; --line: #d8dde3;
      --page: #ffffff; --tint: #f4f6f8; --one: #0b6e99; --two: #b4540a; --three: #6a4c93;
      --four: #2a7f3f; --five: #a3195b; --six: #5b6570; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #9aa5b1; --line: #343b43;
      --page: #14171a; --tint: #1d2125; --one: #5cb8e0; --two: #f0a35e; --three: #b79ae0;
      --four: #7ac58a; --five: #f08fb4; --six: #b5bec8; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--page); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
    main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1 { font-size: 2rem; line-height: 1.2; margin: 0; letter-spacing: -0.01em; }
    h2 { font-size: 1.2rem; margin: 2.5rem 0 0.5rem; }
    h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
    p { max-width: 46rem; }
    ul { max-width: 46rem; padding-left: 1.2rem; }
    .kind { margin: 0; color: var(--soft); font-size: 0.85rem; }
    .answer { font-size: 1.25rem; line-height: 1.4; margin: 1rem 0 0.5rem; }
    .remark, small { color: var(--soft); font-size: 0.8rem; }
    small { display: block; white-space: nowrap; }
    span.mark { color: var(--soft); font-size: 0.75rem; border: 1px solid var(--line);
      border-radius: 3px; padding: 0 0.3em; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
    th, td { text-align: left; vertical-align: top; padding: 0.4rem 1.5rem 0.4rem 0;
      border-bottom: 1px solid var(--line); }
    th:last-child, td:last-child { padding-right: 0; }
    td:not(.number) { min-width: 6rem; }
    th { color: var(--soft); font-weight: 600; white-space: nowrap; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    code, pre { font: 0.85em/1.45 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
    pre { background: var(--tint); padding: 1rem; overflow-x: auto; border-radius: 4px; }
    svg { display: block; width: 100%; min-width: 36rem; max-width: 52rem; height: auto;
      overflow: visible; margin: 0.5rem 0 1rem; }
    svg text { fill: var(--soft); font-size: 12px; }
    svg .axis { stroke: var(--line); fill: none; }
    svg .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
    .line-1 { --own: var(--one); } .line-2 { --own: var(--two); } .line-3 { --own: var(--three); }
    .line-4 { --own: var(--four); } .line-5 { --own: var(--five); } .line-6 { --own: var(--six); }
    svg path[class*="line-"] { stroke: var(--own); } svg text[class*="line-"], svg circle { fill: var(--own); }
    svg .curve.line-2 { stroke-dasharray: 6 3; } svg .curve.line-3 { stroke-width: 3; }
    svg .reach { opacity: 0.5; } svg .stem { stroke: var(--soft); fill: none; }
    svg .group { stroke: var(--one); stroke-width: 4; }
    figcaption { font-weight: 600; font-size: 0.9rem; }
    svg .mark { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; }
    figure { margin: 0; }
    svg .here { stroke: var(--one); stroke-width: 2; opacity: 0.55; }
    svg.bar { min-width: 0; width: 7rem; margin: 0.15rem 0 0 auto; }
    svg.bar .axis { stroke: var(--line); } svg.bar .span { stroke: var(--one); stroke-width: 2; }
    svg.bar circle { fill: var(--one); } svg circle.each { opacity: 0.4; }
    td.heat { background: color-mix(in srgb, var(--one) calc(var(--heat) * 40%), transparent); padding-left: 0.6rem; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); margin: 1.5rem 0;
      border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
    .facts > div { box-shadow: 0 0 0 1px var(--line); padding: 0.75rem 1rem; }
    .facts dt { color: var(--soft); font-size: 0.8rem; }
    .facts dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
    .facts small { white-space: normal; }
    .tryout { background: var(--tint); border-radius: 6px; padding: 0.75rem 1rem; margin: 0 0 1.5rem; overflow-x: auto; }
    .controls { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; max-width: none; margin: 0; align-items: end;
      font-size: 0.85rem; color: var(--soft); }
    .controls label { display: grid; } .controls .wide { flex: 1 1 20rem; }
    input { font: inherit; color: var(--ink); background: var(--page); border: 1px solid var(--line);
      border-radius: 4px; padding: 0.2rem 0.4rem; }
    input[type=number] { width: 8rem; } input[type=range] { width: 100%; padding: 0; accent-color: var(--one); }
    input[type=search] { margin: 0.25rem 0; width: min(100%, 20rem); }
    th button { all: unset; cursor: pointer; } th button:focus-visible { outline: 2px solid var(--one); }
    th[aria-sort=descending] button::after { content: " ↓"; } th[aria-sort=ascending] button::after { content: " ↑"; }
    @media print { .tryout, input { display: none; } }
    @media print { main { max-width: none; padding: 0; } section { break-inside: avoid; } }
    """
}
