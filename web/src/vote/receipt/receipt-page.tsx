import { useState, type ReactElement } from 'react';
import type { LoadedElection } from '../../api/contests.ts';
import { dateTime } from '../../frame/dates.ts';
import { Heading } from '../../frame/page.tsx';
import parts from '../../frame/parts.module.css';
import { carriedFor } from '../cast/casting-ports.ts';
import { erasePrivate, onSharedComputer, type Owner } from '../device/kept.ts';
import { receiptFile, type Receipts } from './receipts.ts';
import type { Sealing } from '../cast/sealing.ts';
import { words } from '../words.ts';

const say = words.receipt;

interface ReceiptProps {
  readonly election: LoadedElection;
  readonly owner: Owner;
  readonly sealing: Sealing;
  /** Titles of the contests this voter left out. */
  readonly leftOut: readonly string[];
  /** Undefined when nothing is left to cast. */
  readonly onMore: (() => void) | undefined;
  readonly onFinish: (() => void) | undefined;
}

/** The ballot is in the box: the code, and what it is good for. It shows no choice. */
export function ReceiptPage(props: ReceiptProps): ReactElement {
  const { election, owner, sealing, leftOut, onMore, onFinish } = props;
  const { id, manifest, hours } = election;
  const [receipts, setReceipts] = useState(() => receiptsOn(owner, election));
  const [said, setSaid] = useState('');
  const code = (hash: string): string => sealing.code(hash);
  const mine = election.contests.flatMap((contest) => {
    const receipt = receipts[contest.id];
    return receipt ? [{ ...contest, code: code(receipt.hash) }] : [];
  });
  if (mine.length === 0)
    return (
      <>
        <Heading title={words.pageTitle(say.over, manifest.title)}>{say.over}</Heading>
        <p role="status">{said || say.none}</p>
      </>
    );
  const title = mine.length === 1 ? say.title : say.titleMany;

  async function copy(text: string): Promise<void> {
    setSaid('');
    try {
      await navigator.clipboard.writeText(text);
      setSaid(say.copied);
    } catch {
      setSaid(say.notCopied);
    }
  }

  return (
    <>
      <Heading title={words.pageTitle(title, manifest.title)}>{title}</Heading>
      <p className={parts.lead}>{say.lead}</p>
      {mine.map((contest) => (
        <section key={contest.id} className={parts.card}>
          <h2>
            <span className={parts.over}>{say.over}</span>
            {contest.title}
          </h2>
          <p className={parts.code}>{contest.code}</p>
          <button
            type="button"
            className={`${parts.button} ${parts.quiet}`}
            onClick={() => void copy(contest.code)}
          >
            {say.copy}
            <span className={parts.hidden}>: {contest.title}</span>
          </button>
        </section>
      ))}
      <p role="status">{said}</p>
      <div className={parts.row}>
        <button
          type="button"
          className={parts.button}
          onClick={() => download(receiptFile(id, manifest.title, receipts, code))}
        >
          {say.download}
        </button>
        {onMore && (
          <button type="button" className={parts.button} onClick={onMore}>
            {say.more}
          </button>
        )}
        {onFinish && (
          <button type="button" className={`${parts.button} ${parts.quiet}`} onClick={onFinish}>
            {say.finish}
          </button>
        )}
      </div>
      <h2>{say.checkTitle}</h2>
      <p>{say.checkText(dateTime(hours.closesAt))}</p>
      <p>
        {say.checkAt} <a href={`/results/?election=${id}`}>{`${location.host}/results/`}</a>
      </p>
      <p>{say.keep}</p>
      {leftOut.length > 0 && <p>{say.leftOut(leftOut.join(', '))}</p>}
      <p className={parts.soft}>
        {onSharedComputer() ? say.keptTab : say.kept}{' '}
        <button
          type="button"
          className={parts.plain}
          onClick={() => {
            erasePrivate(owner, 'receipts');
            setSaid(say.removed);
            setReceipts({});
          }}
        >
          {say.remove}
        </button>
      </p>
    </>
  );
}

function receiptsOn(owner: Owner, { manifest }: LoadedElection): Receipts {
  return Object.fromEntries(
    manifest.contests.flatMap(({ id }) => {
      const carried = carriedFor(owner, id);
      return carried?.stage === 'received' ? [[id, carried.receipt]] : [];
    }),
  );
}

function download(file: object): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = 'teller-receipt.json';
  link.click();
  // Some browsers read the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
