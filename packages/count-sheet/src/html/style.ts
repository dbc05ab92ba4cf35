/**
 * How the count sheet looks: on a telephone, on a wide screen and on paper, with the fonts that are there.
 * Nothing is said by colour alone.
 */
export const style = `
:root { color-scheme: light; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --fill: #f3f5f7; --won: #0a5c36; --won-fill: #e3f4ea; --out: #8a1c1c; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 1rem 0 0.1rem; font-size: 1rem; }
p { margin: 0.4rem 0; max-width: 46rem; overflow-wrap: anywhere; }
.rule { color: var(--soft); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 0.5rem; margin: 1rem 0 0; max-width: 46rem; }
.facts div { padding: 0.5rem 0.75rem; background: var(--fill); border-radius: 0.375rem; }
.facts dt { font-size: 0.8125em; color: var(--soft); }
.facts dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.elected { margin: 0; padding: 0; list-style: none; max-width: 46rem; counter-reset: place; }
.elected li { counter-increment: place; display: grid; grid-template-columns: 2.25rem 1fr; align-items: baseline; padding: 0.6rem 0.75rem; margin-bottom: 0.375rem; background: var(--won-fill); border-radius: 0.375rem; }
.elected li::before { content: counter(place) '.'; font-weight: 700; color: var(--won); }
.elected b { display: block; font-size: 1.125em; line-height: 1.3; overflow-wrap: anywhere; }
.elected span { color: var(--soft); font-size: 0.9375em; }
.scroll { overflow-x: auto; margin: 0.75rem 0; border: 1px solid var(--line); border-radius: 0.375rem; }
.scroll:focus-visible { outline: 3px solid #0969da; outline-offset: 2px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 0.875rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
caption { padding: 0.6rem 0; text-align: left; font-weight: 600; }
caption span { position: sticky; left: 0; display: inline-block; max-width: min(100%, calc(100vw - 2rem)); padding: 0 0.75rem; }
th, td { padding: 0.35rem 0.6rem; border-top: 1px solid var(--line); vertical-align: top; text-align: right; }
td { white-space: nowrap; }
thead th { vertical-align: bottom; background: var(--fill); min-width: 6.5rem; max-width: 11rem; overflow-wrap: break-word; }
thead th span { display: block; font-weight: 400; }
th[scope='row'], thead th:first-child { position: sticky; left: 0; text-align: left; background: #fff; min-width: 8rem; max-width: 16rem; border-right: 1px solid var(--line); font-weight: 600; overflow-wrap: anywhere; }
thead th:first-child, tfoot th[scope='row'], tfoot td { background: var(--fill); }
th[scope='row'] i { font-style: normal; font-weight: 400; color: var(--soft); }
td span { display: block; font-size: 0.9375em; color: var(--soft); }
td .mark { color: var(--ink); font-weight: 600; }
td.won { font-weight: 700; background: var(--won-fill); }
td.won .mark { color: var(--won); }
td .out { color: var(--out); }
.sum th, .sum td { font-weight: 700; border-top: 2px solid var(--ink); }
.figures thead th { min-width: 4.5rem; }
.figures th[scope='row'] { font-weight: 400; }
th[scope='rowgroup'] { text-align: left; background: var(--fill); }
th[scope='rowgroup'] span { position: sticky; left: 0.6rem; display: inline-block; max-width: min(100%, calc(100vw - 3.5rem)); overflow-wrap: anywhere; }
.sign { display: grid; grid-template-columns: 3fr 2fr; gap: 0 1.5rem; max-width: 46rem; margin-top: 2.5rem; break-inside: avoid; }
.sign span { padding-bottom: 0.1rem; border-bottom: 1px solid var(--ink); color: var(--soft); font-size: 0.875rem; }
.sign p { grid-column: 1 / -1; }
.key { color: var(--soft); font-size: 0.875rem; }
@media (max-width: 30rem) {
  h1 { font-size: 1.5rem; }
  th[scope='row'], thead th:first-child { min-width: 6.5rem; max-width: 8.5rem; }
  th, td { padding: 0.35rem 0.45rem; }
}
@media print {
  @page { margin: 14mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 18pt; }
  h2, h3, caption { break-after: avoid; }
  li, tr, .facts div { break-inside: avoid; }
  caption span, th[scope='rowgroup'] span { position: static; max-width: none; }
  caption span { padding: 0; }
  th[scope='rowgroup'] { break-after: avoid; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll { overflow: visible; border: 0; break-inside: auto; }
  .facts div, .elected li, td.won, thead th, tfoot th, tfoot td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  table { font-size: 8pt; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  thead th { min-width: 0; }
  th[scope='row'], thead th:first-child { position: static; min-width: 0; }
  th, td { padding: 0.15rem 0.35rem; }
}
`;
