import { office, type Failure, type ListedElection, type OfficeView } from '@teller/api';
import type { LoadedElection } from '../api/contests.ts';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { call } from '../api/call.ts';
import { sessionMarker } from '../api/session-marker.ts';
import { useElection } from '../api/use-election.ts';
import { useManifestCheck } from '../api/use-manifest-check.ts';
import { ChooseElection } from '../frame/choose.tsx';
import { Frame } from '../frame/frame.tsx';
import css from '../frame/parts.module.css';
import { ProblemNotice } from '../frame/problem.tsx';
import { go, useQuery } from '../frame/route.ts';
import { frameWords } from '../frame/words.ts';
import { WrongElection } from '../frame/wrong-election.tsx';
import { Desk } from './desk.tsx';
import { Enrol } from './enrol.tsx';
import { SharesPage } from './shares-page.tsx';
import { SignIn } from './sign-in.tsx';
import { words } from './words.ts';

const marker = sessionMarker('office');

/** Milliseconds between two looks at the election. */
const pollEvery = 2_000;

const unfinished = ({ phase }: ListedElection): boolean =>
  phase !== 'published' && phase !== 'void';

/** The office entry: officers' acts and trustees' shares. */
export function Office(): ReactElement {
  const [chosen, reload] = useElection(unfinished, 'whole');
  if (chosen.state === 'ready')
    return <OfficeOf key={chosen.election.id} election={chosen.election} reload={reload} />;
  return (
    <Frame place={words.place}>
      {chosen.state === 'loading' && <p className={css.wait}>{frameWords.loading}</p>}
      {chosen.state === 'failed' && (
        <>
          <h1>{words.title}</h1>
          <ProblemNotice failure={chosen.failure} retry={reload} />
        </>
      )}
      {chosen.state === 'choose' && <ChooseElection elections={chosen.elections} />}
    </Frame>
  );
}

function OfficeOf({
  election,
  reload,
}: {
  readonly election: LoadedElection;
  readonly reload: () => void;
}): ReactElement {
  const step = useQuery().get('step');
  const check = useManifestCheck(election);
  const [setupCode, setSetupCode] = useState(takeSetupCode);
  // A set-up link pasted into a tab that shows the office already changes only what is behind the #.
  useEffect(() => {
    const look = (): void => setSetupCode((before) => takeSetupCode() ?? before);
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  const { view, signedOut, failure, refresh, leave } = useView(
    election.id,
    setupCode === undefined,
  );

  // The public facts follow the phase.
  const phase = view?.phase;
  useEffect(() => {
    if (phase !== undefined && phase !== election.phase) reload();
  }, [phase, election.phase, reload]);
  // A trustee watches for the seal.
  useEffect(() => {
    if (step !== 'shares') return undefined;
    const timer = setInterval(reload, pollEvery);
    return () => clearInterval(timer);
  }, [step, reload]);

  const page = (): ReactElement => {
    if (check === 'wrong') return <WrongElection text={words.wrongElection} />;
    if (setupCode !== undefined)
      return (
        <Enrol election={election} setupCode={setupCode} onDone={() => setSetupCode(undefined)} />
      );
    if (step === 'shares') return <SharesPage election={election} onShared={reload} />;
    if (view)
      return (
        <>
          {failure && <ProblemNotice title={words.stale} failure={failure} retry={refresh} />}
          <Desk election={election} view={view} onChanged={refresh} />
        </>
      );
    if (failure) return <ProblemNotice failure={failure} retry={refresh} />;
    if (signedOut) return <SignIn election={election} onSignedIn={refresh} />;
    return <p className={css.wait}>{frameWords.loading}</p>;
  };

  return (
    <Frame
      place={words.place}
      wide={view !== undefined && step === null}
      rehearsal={check !== 'wrong' && election.manifest.kind === 'rehearsal'}
      query={`?election=${election.id}`}
      actions={
        view && (
          <button
            type="button"
            className={css.plain}
            onClick={() => {
              go({ step: undefined });
              leave();
            }}
          >
            {words.signOut}
          </button>
        )
      }
    >
      {page()}
    </Frame>
  );
}

/** What the signed-in officer sees, looked at again every two seconds while the page is in view. */
function useView(
  election: string,
  wanted: boolean,
): {
  readonly view: OfficeView | undefined;
  readonly signedOut: boolean;
  readonly failure: Failure | undefined;
  readonly refresh: () => void;
  readonly leave: () => void;
} {
  const [view, setView] = useState<OfficeView>();
  const [signedOut, setSignedOut] = useState(() => !marker.maybe(election));
  const [failure, setFailure] = useState<Failure>();
  const look = useCallback(async () => {
    const answer = await call(office.readView, { named: { election } });
    if (answer.ok) {
      marker.set(election);
      setView(answer.value);
      setSignedOut(false);
      setFailure(undefined);
    } else if (answer.error.kind === 'problem' && answer.error.name === 'not-signed-in') {
      marker.clear();
      setView(undefined);
      setSignedOut(true);
      setFailure(undefined);
    } else setFailure(answer.error);
  }, [election]);
  useEffect(() => {
    if (!wanted || signedOut) return undefined;
    void look();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look();
    }, pollEvery);
    return () => clearInterval(timer);
  }, [look, wanted, signedOut]);
  const leave = useCallback(async () => {
    const answer = await call(office.endSession);
    // Without its answer the session may still be there: the page stays, and says so.
    if (!answer.ok) return setFailure(answer.error);
    marker.clear();
    setView(undefined);
    setFailure(undefined);
    return setSignedOut(true);
  }, []);
  return {
    view,
    signedOut,
    failure,
    refresh: useCallback(() => void look(), [look]),
    leave: useCallback(() => void leave(), [leave]),
  };
}

/** The set-up code behind the `#` of the link, which never reaches a server's log; taken off the address. */
function takeSetupCode(): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('setup') ?? undefined;
  if (code !== undefined) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
