import { displayNames } from '@teller/basics';
import type { ReactElement } from 'react';
import parts from '../frame/parts.module.css';
import { standingText } from './bars.tsx';
import {
  addsUp,
  readVotes,
  sheetColumns,
  showVotes,
  standingAfter,
  type CountSheet,
  type SheetColumn,
} from './count-sheet.ts';
import css from './contest-result.module.css';
import { words } from './words.ts';

/** The full count sheet. Its columns are added up here, and what comes out is said. */
export function SheetTable({ count }: { readonly count: CountSheet }): ReactElement {
  const columns = sheetColumns(count);
  const holds = addsUp(count);
  return (
    <section aria-labelledby="sheet" className={css.whole}>
      <h2 id="sheet">{words.sheet}</h2>
      <p>{words.sheetLead}</p>
      <div className={css.scroll} role="region" aria-label={words.sheetScroll} tabIndex={0}>
        <table className={css.sheet}>
          <thead>
            <tr>
              <th scope="col">{words.candidate}</th>
              {columns.map(({ stage }) => (
                <th key={stage} scope="col">
                  {words.stage(stage)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {displayNames(count.candidates).map((name, n) => (
              <tr key={name} className={css[standingAfter(count, n + 1, columns.length).is]}>
                <th scope="row">
                  {name}
                  <span>{standingText(standingAfter(count, n + 1, columns.length), true)}</span>
                </th>
                {columns.map((column) => (
                  <Cell key={column.stage} total={column.totals[n]} change={column.changes[n]} />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <Row name={words.nonTransferable} columns={columns} value={(c) => c.nonTransferable} />
            <Row name={words.roundingLoss} columns={columns} value={(c) => c.roundingLoss} />
            <Row name={words.sum} columns={columns} value={(c) => c.sum} />
          </tfoot>
        </table>
      </div>
      {holds ? (
        <p>{words.sums(showVotes(readVotes(String(count.valid))))}</p>
      ) : (
        <p className={parts.warning}>{words.sumsNot}</p>
      )}
    </section>
  );
}

function Cell({
  total = 0n,
  change = 0n,
}: {
  readonly total: bigint | undefined;
  readonly change: bigint | undefined;
}): ReactElement {
  return (
    <td>
      {showVotes(total)}
      {change !== 0n && <span>{`${change > 0n ? '+' : ''}${showVotes(change)}`}</span>}
    </td>
  );
}

function Row({
  name,
  columns,
  value,
}: {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly value: (column: SheetColumn) => bigint;
}): ReactElement {
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.map((column) => (
        <td key={column.stage}>{showVotes(value(column))}</td>
      ))}
    </tr>
  );
}
