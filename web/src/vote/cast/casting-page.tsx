import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import type { LoadedElection } from '../../api/contests.ts';
import { dateTime } from '../../frame/dates.ts';
import { Heading } from '../../frame/page.tsx';
import parts from '../../frame/parts.module.css';
import { failureWords } from '../../frame/problem-words.ts';
import { go } from '../../frame/route.ts';
import { isFinal, type Casting, type Progress } from './cast.ts';
import { castAll } from './cast-all.ts';
import css from './casting.module.css';
import { castPorts } from './casting-ports.ts';
import type { Owner } from '../device/kept.ts';
import { TakenMeans } from '../sign-in/taken.tsx';
import type { Sealing } from './sealing.ts';
import { words } from '../words.ts';

const say = words.casting;

interface CastingProps {
  readonly election: LoadedElection;
  readonly owner: Owner;
  readonly sealing: Sealing;
  /** A ballot of an earlier visit is being sent again. */
  readonly resumed: boolean;
  /** What to cast, read from the device when casting begins. */
  readonly plan: () => readonly Casting[];
  readonly onSignIn: () => void;
  readonly onReview: () => void;
  /** An answer says that voting is over, perhaps before the page's clock does. */
  readonly onOver: () => void;
}

/** Token, seal, send: where each ballot is, and one of three true endings. */
export function CastingPage(props: CastingProps): ReactElement {
  const { election, owner, sealing, resumed, plan, onSignIn, onReview, onOver } = props;
  const { manifest } = election;
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress>>(new Map());
  const planned = useRef<readonly Casting[]>(undefined);
  const [run, setRun] = useState(0);

  useEffect(() => {
    planned.current ??= plan();
    const report = (contest: string, step: Progress): void =>
      setProgress((before) => new Map(before).set(contest, step));
    void castAll(owner, planned.current, castPorts(owner, manifest, sealing), report).then(
      (ends) => {
        if (ends.every(({ step }) => step === 'received'))
          go({ step: 'receipt', contest: undefined }, 'replace');
      },
    );
    // The plan is made once: what is cast is what was on the review page.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [owner, manifest, sealing, run]);

  const over = [...progress.values()].some(isOver);
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  const underWay = [...progress.values()].some((step) => !isFinal(step));
  useLeaveWarning(underWay);
  const again = useCallback(() => setRun((n) => n + 1), []);
  const lines = election.contests.flatMap(({ id, title }) => {
    const step = progress.get(id);
    return step ? [{ id, title, step }] : [];
  });
  return (
    <>
      <Heading title={words.pageTitle(say.title, manifest.title)}>{say.title}</Heading>
      {resumed && <p className={parts.notice}>{say.resumed}</p>}
      {(underWay || progress.size === 0) && <p className={parts.lead}>{say.keepOpen}</p>}
      <div role="status">
        <ul className={parts.listed}>
          {lines.map(({ id, title, step }) => (
            <li key={id} className={parts.card}>
              <strong>{title}</strong>
              <Line progress={step} />
            </li>
          ))}
        </ul>
      </div>
      {oncePerKind(lines).map(({ id, step }) => (
        <Ending
          key={id}
          progress={step}
          organisation={manifest.organisation}
          again={again}
          onSignIn={onSignIn}
          onReview={onReview}
        />
      ))}
    </>
  );
}

function isOver(progress: Progress): boolean {
  const { step } = progress;
  return step === 'being-sealed' || step === 'token-being-sealed' || isRefusedForGood(progress);
}

/** Nothing that the voter does can change it. */
function isRefusedForGood(progress: Progress): boolean {
  return progress.step === 'not-received' && progress.problem.name === 'closed';
}

/** What has happened to several contests alike is said once. */
function oncePerKind<T extends { readonly step: Progress }>(lines: readonly T[]): readonly T[] {
  const kind = ({ step }: T): string =>
    step.step === 'not-received' ? `${step.step} ${step.problem.name}` : step.step;
  return lines.filter((line, n) => lines.findIndex((other) => kind(other) === kind(line)) === n);
}

function Line({ progress }: { readonly progress: Progress }): ReactElement {
  const { step } = progress;
  const done = ['waiting', 'token', 'sealing', 'sending', 'received'].indexOf(placeOf(step));
  return (
    <>
      <span className={css.tally} aria-hidden="true">
        {[1, 2, 3, 4].map((n) => (
          <span key={n} className={n <= done ? css.done : undefined} />
        ))}
      </span>
      <span>
        {step in say.steps ? say.steps[step as keyof typeof say.steps] : say.notReceivedTitle}
      </span>
    </>
  );
}

/** How far along the line each step is. */
function placeOf(step: Progress['step']): string {
  if (step === 'unknown' || step === 'being-sealed') return 'sending';
  return step === 'token-unknown' || step === 'token-being-sealed' ? 'token' : step;
}

function Ending({
  progress,
  organisation,
  again,
  onSignIn,
  onReview,
}: {
  readonly progress: Progress;
  readonly organisation: string;
  readonly again: () => void;
  readonly onSignIn: () => void;
  readonly onReview: () => void;
}): ReactElement | null {
  const retry = (
    <button key="again" type="button" className={parts.button} onClick={again}>
      {say.tryAgain}
    </button>
  );
  const back = (
    <button
      key="back"
      type="button"
      className={`${parts.button} ${parts.quiet}`}
      onClick={onReview}
    >
      {say.backToReview}
    </button>
  );
  switch (progress.step) {
    case 'waiting':
    case 'token':
    case 'sealing':
    case 'sending':
    case 'received':
      return null;
    case 'unknown':
      return <Outcome title={say.unknownTitle} text={say.unknownText} />;
    case 'token-unknown':
      return <Outcome title={say.unknownTitle} text={say.tokenUnknownText} />;
    case 'being-sealed':
      return <Outcome title={say.beingSealedTitle} text={say.beingSealedText} />;
    case 'token-being-sealed':
      return <Outcome title={say.beingSealedTitle} text={say.tokenBeingSealedText} />;
    case 'not-received': {
      const refusal = failureWords(progress.problem);
      return (
        <Outcome
          title={say.notReceivedTitle}
          text={say.notReceivedText}
          {...(!isRefusedForGood(progress) && { actions: [retry, back] })}
        >
          <p>
            <strong>{refusal.title}.</strong> {refusal.detail}
          </p>
        </Outcome>
      );
    }
    case 'taken-elsewhere':
      return (
        <Outcome title={words.taken.title} text={words.taken.at(dateTime(progress.issuedAt))}>
          <TakenMeans organisation={organisation} />
        </Outcome>
      );
    case 'signed-out':
      return (
        <Outcome
          title={say.notReceivedTitle}
          text={say.signedOut}
          actions={[
            <button key="sign-in" type="button" className={parts.button} onClick={onSignIn}>
              {say.signIn}
            </button>,
          ]}
        />
      );
    case 'unmarked':
      return <Outcome title={say.notReceivedTitle} text={say.unmarked} actions={[back]} />;
    case 'broken':
      return <Outcome title={say.unknownTitle} text={say.broken} />;
    case 'nothing-kept':
      return <Outcome title={say.notReceivedTitle} text={say.nothingKept} actions={[retry]} />;
    case 'forged':
    default:
      return progress.by === 'issuer' ? (
        <Outcome title={say.notReceivedTitle} text={say.forgedIssuer} actions={[retry]} />
      ) : (
        <Outcome title={say.unknownTitle} text={say.forgedBox} actions={[retry]} />
      );
  }
}

function Outcome({
  title,
  text,
  actions,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly actions?: readonly ReactElement[];
  readonly children?: ReactElement;
}): ReactElement {
  return (
    <section className={parts.warning} role="alert">
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
      {actions && <div className={parts.row}>{actions}</div>}
    </section>
  );
}

/** The browser asks before it leaves the page in the middle of a cast. */
function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [active]);
}
